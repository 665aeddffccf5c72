package org.pirqscope.machine.call;

import java.util.List;

/**
 * The smallest move: one call is entered or left.
 *
 * @param number counts from 1; position 0 of a run is before step 1
 * @param actor index of the controller that runs, -1 for a guest-wide event
 * @param move index of the atomic move (docs/domain.md 6.2) that the step belongs to, from 0
 * @param entering true where the call is entered, false where it is left
 * @param depth nesting within its actor, 0 for the outermost call
 * @param answer {@link Answer.Nothing} while entering
 * @param partner number of the step at the other end of the call; 0 while the call is still open at the end of the run
 * @param effects what changed since the step before, in all layers
 */
public record Step(
        int number,
        int actor,
        String actorName,
        int move,
        AtomicStep atomic,
        boolean entering,
        int depth,
        Call call,
        Answer answer,
        int partner,
        List<Effect> effects,
        List<LogLine> log,
        List<Finding> findings) {

    public Layer layer() {
        return call.layer();
    }

    /** The same step, with the other end of its call known. */
    public Step withPartner(int other) {
        return new Step(
                number, actor, actorName, move, atomic, entering, depth, call, answer, other, effects, log, findings);
    }

    /** The same step with more findings. */
    public Step withFindings(List<Finding> all) {
        return new Step(
                number, actor, actorName, move, atomic, entering, depth, call, answer, partner, effects, log, all);
    }

    /**
     * The number of the row that shows the step: a call that calls nothing has one row, and that the number of its
     * answer.
     */
    public int shown() {
        return entering && partner == number + 1 ? partner : number;
    }

    /** {@code xen_irq_from_pirq(55)} or {@code xen_irq_from_pirq(55) = 64}. */
    public String text() {
        String value = answer.text();
        return entering || value.isEmpty() ? call.text() : call.text() + " = " + value;
    }

    /**
     * Whether its log lines were logged before its call was entered, and announce it. A line that is logged inside of a
     * call waits for the next step of the same move; only where a move ends with entering a call it stays there.
     *
     * @param next the step after it, null for none
     */
    public boolean logsBefore(Step next) {
        return entering && next != null && next.move() == move;
    }

    /** Whether a finding of {@link Finding.Severity#FAILURE} or WARNING is attached. */
    public boolean alarming() {
        return findings.stream().anyMatch(f -> f.severity() != Finding.Severity.INFO);
    }
}
