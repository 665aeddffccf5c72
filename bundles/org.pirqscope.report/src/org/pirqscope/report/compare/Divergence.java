package org.pirqscope.report.compare;

import java.util.Optional;
import org.pirqscope.machine.call.Step;

/**
 * Where an actor does something else in one run than in the other for the first time: its next step in each; nothing
 * where it is at its end there.
 */
public record Divergence(Optional<Step> left, Optional<Step> right) {

    /** Whose step it is. */
    public String actor() {
        return left.or(() -> right).orElseThrow().actorName();
    }

    /** Whether it is the same place, with the same to come. */
    boolean equal(Divergence other) {
        return text(left).equals(text(other.left)) && text(right).equals(text(other.right)) && at(other);
    }

    /** Whether it is the same place of the left run. */
    boolean at(Divergence other) {
        return left.map(Step::number).equals(other.left.map(Step::number)) && actor().equals(other.actor());
    }

    private static Optional<String> text(Optional<Step> step) {
        return step.map(one -> (one.entering() ? "> " : "< ") + one.text());
    }
}
