package org.pirqscope.ui.review;

import java.util.List;
import java.util.Optional;
import org.pirqscope.cli.review.BeforeAfter;
import org.pirqscope.cli.review.ReviewAnswer;

/**
 * How far a review has come.
 *
 * @param hunks of the patches, as soon as they are read
 * @param answer the whole of it, once both sides are explored
 * @param told what is to be said above the hunks; plain text
 */
public record ReviewState(List<ReviewedHunk> hunks, Optional<ReviewAnswer> answer, String told) {

    /** Says that, and has nothing. */
    public static ReviewState saying(String told) {
        return new ReviewState(List.of(), Optional.empty(), told);
    }

    static ReviewState of(List<ReviewedHunk> hunks, ReviewAnswer answer) {
        return new ReviewState(
                hunks,
                Optional.of(answer),
                answer.both()
                        .map(ReviewState::verdict)
                        .orElse("No hunk amounts to a column that is known: nothing to explore."));
    }

    private static String verdict(BeforeAfter both) {
        return both.run().scenario().name() + ", every interleaving: "
                + both.before().verdict().label() + " \u2192 "
                + both.after().verdict().label();
    }

    /** The scenario before and after, once it is known. */
    public Optional<BeforeAfter> both() {
        return answer.flatMap(ReviewAnswer::both);
    }
}
