package org.pirqscope.diagram.mail.story;

import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.diagram.Mark;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.StepFinding;

/** The finding that a diagram is about, with the number of its step. */
public record Focus(int step, Finding finding) {

    /**
     * What explains the first loss, if that is a failure itself, else the loss. Of a run
     * that loses nothing the first stale hit, else the first failure, else the first pirq that could not be had, else
     * the first warning.
     */
    public static Optional<Focus> first(History history) {
        return Cause.first(history)
                .map(Focus::of)
                .or(() -> loudest(history.findings().stream().map(Focus::of)));
    }

    private static Focus of(Cause cause) {
        Focus reason = of(cause.reason());
        return reason.mark() == Mark.WARNING ? of(cause.loss()) : reason;
    }

    private static Focus of(StepFinding seen) {
        return new Focus(seen.step().number(), seen.finding());
    }

    /** The loudest warning or failure of a step. */
    public static Optional<Focus> at(Step step) {
        return loudest(step.findings().stream().map(finding -> new Focus(step.number(), finding)));
    }

    /** The first of the loudest, if any is a warning or failure. */
    private static Optional<Focus> loudest(Stream<Focus> all) {
        return all.filter(one -> one.mark() != Mark.NONE).reduce((best, one) -> one.rank() > best.rank() ? one : best);
    }

    /** A smaller pool, if that is the loudest of all findings, did no harm. */
    public boolean passing() {
        return finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.POOL_NOT_RESTORED;
    }

    Mark mark() {
        return Mark.of(finding);
    }

    /** An empty pool is louder than any other warning: the tables that are not as they should be lead to it. */
    private int rank() {
        boolean empty = finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.POOL_EXHAUSTED;
        return 2 * mark().ordinal() + (empty ? 1 : 0);
    }
}
