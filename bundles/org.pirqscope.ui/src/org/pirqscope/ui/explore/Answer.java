package org.pirqscope.ui.explore;

import java.util.function.BooleanSupplier;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.Run;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.session.Basis;

/**
 * What an exploration found, and in what words it is told.
 *
 * @param shortestCause why the shortest failing run fails, empty if there is none; so is {@code fewestCause}
 */
public record Answer(Basis basis, Effort effort, Result result, boolean cancelled, String shortestCause, String fewestCause) {

    /** Explores until the end, a limit, or a cancel. @throws org.pirqscope.machine.scenario.ScenarioException if that is not possible */
    static Answer find(Basis basis, Effort effort, BooleanSupplier cancelled, Progress progress) {
        Result result = explore(basis, effort.options(cancelled), progress);
        return new Answer(basis, effort, result, cancelled.getAsBoolean(), cause(result.shortest()), cause(result.fewestSwitches()));
    }

    private static Result explore(Basis basis, Exploration.Options options, Progress progress) {
        return basis.position() == 0 ? Exploration.explore(basis.run().scenario(), options, progress)
                : Exploration.exploreFrom(basis.run(), basis.position(), options, progress);
    }

    private static String cause(Failure failure) {
        return failure == null ? "" : Cause.of(Run.of(failure.run())).orElse("");
    }

    /** The verdict in one sentence. */
    String headline() {
        return VerdictLook.of(result.verdict()).sign() + " " + result.verdict().label() + ": " + switch (result.verdict()) {
            case NEVER_FAILS -> "no interleaving loses an interrupt.";
            case FAILS -> losing() + " of " + result.endings().size() + " outcomes lose an interrupt." + (result.complete() ? "" : " " + stopped());
            case NOT_DECIDED -> stopped();
        };
    }

    private String stopped() {
        String why = cancelled ? "Cancelled" : "The memory limit of " + (effort.bytes() >> 20) + " MB was reached";
        return why + " after %,d states; what lies beyond is not known.".formatted(result.states());
    }

    private long losing() {
        return result.endings().stream().filter(Answer::loses).count();
    }

    static boolean loses(Exploration.Ending ending) {
        return ending.outcomes().stream().anyMatch(Outcome.Lost.class::isInstance);
    }

    /** How much was looked at. */
    String counts() {
        return "%s%s: %,d states, %,d transitions, depth %,d, %,d outcomes, %.2f s".formatted(basis.text(), effort.text(), result.states(), result.transitions(),
                result.depth(), result.endings().size(), result.seconds());
    }

    /** Verdict and counts for a cell of the matrix. */
    String brief() {
        String verdict = VerdictLook.of(result.verdict()).sign() + " " + result.verdict().label();
        Failure fewest = result.fewestSwitches();
        return fewest == null ? verdict : verdict + ", " + Counted.of(fewest.switches(), "switch", "switches");
    }
}
