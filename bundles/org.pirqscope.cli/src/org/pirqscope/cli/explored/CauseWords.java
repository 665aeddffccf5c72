package org.pirqscope.cli.explored;

import java.util.Optional;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.report.words.MoveCall;
import org.pirqscope.report.words.Plural;
import org.pirqscope.search.cause.Causes;
import org.pirqscope.search.cause.NearestPass;

/** The causes of a scenario's failures in words. */
public final class CauseWords {

    private CauseWords() {}

    /** How many there are, and of what. */
    public static String title(Causes causes) {
        return "causes (share of all orders of %s, final states): %d%s"
                .formatted(
                        Plural.of(causes.of(), "controller"),
                        causes.groups().size(),
                        causes.complete() ? "" : ", NOT ALL: a limit was reached");
    }

    /** The share of the orders that fail for this cause. */
    public static Optional<String> share(Causes.Group group) {
        return group.share().map(OrderShare::text);
    }

    /** Why a run fails; empty if it does not. */
    public static String sentence(Run run) {
        return Cause.first(run.history()).map(FindingWords::sentence).orElse("");
    }

    /** How long the nearest passing run is the same. */
    public static String nearest(NearestPass pass, Run passing) {
        int step = pass.lastCommonStep(passing);
        Optional<String> call = MoveCall.upTo(passing, step).map(last -> last.actorName() + " " + last.text());
        return "the same up to step %d%s"
                .formatted(step, call.map(text -> " (" + text + ")").orElse(""));
    }
}
