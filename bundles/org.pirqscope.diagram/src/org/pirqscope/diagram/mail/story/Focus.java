package org.pirqscope.diagram.mail.story;

import java.util.Optional;
import org.pirqscope.diagram.Mark;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.Seen;

/** The finding that a diagram is about, with the number of its step. */
public record Focus(int step, Finding finding) {

    /**
     * The first stale hit unless an interrupt is lost before it, else the first failure, else the first pirq that could
     * not be had, else the first warning.
     */
    public static Optional<Focus> first(History history) {
        Focus best = null;
        for (Seen seen : history.findings()) {
            Focus one = at(seen.step()).orElse(null);
            if (best != null && seen.step().findings().stream().anyMatch(Finding.Loss.class::isInstance)) {
                return Optional.of(best.mark() == Mark.WARNING ? one : best);
            }
            if (one != null && (best == null || one.rank() > best.rank())) {
                best = one;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The loudest warning or failure of a step. */
    public static Optional<Focus> at(Step step) {
        Focus best = null;
        for (Finding finding : step.findings()) {
            Focus one = new Focus(step.number(), finding);
            if (one.mark() != Mark.NONE && (best == null || one.rank() > best.rank())) {
                best = one;
            }
        }
        return Optional.ofNullable(best);
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
