package org.pirqscope.ui.explore;

import org.pirqscope.cli.explored.CauseWords;
import org.pirqscope.cli.explored.CertificateWords;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Run;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.session.Basis;

/**
 * What an exploration found, and in what words it is told.
 *
 * @param why what ended it, if it is not complete
 * @param shortestCause why the shortest failing run fails, empty if there is none; so is {@code fewestCause}
 */
public record SearchAnswer(
        Basis basis, Effort effort, Result result, StopReason why, String shortestCause, String fewestCause) {

    /** With the causes of the two failing runs, which are simulated for that. */
    static SearchAnswer of(Basis basis, Effort effort, Result result, StopReason why) {
        return new SearchAnswer(basis, effort, result, why, cause(result.shortest()), cause(result.fewestSwitches()));
    }

    /** Why a run fails; empty for none. */
    static String cause(Failure failure) {
        return failure == null ? "" : CauseWords.sentence(Run.of(failure.run()));
    }

    /** The verdict in one sentence. */
    String headline() {
        return VerdictLook.of(result.verdict()).sign() + " " + result.verdict().label() + ": "
                + switch (result.verdict()) {
                    case NEVER_FAILS -> "no interleaving loses an interrupt.";
                    case FAILS -> losses() + (result.complete() ? "" : " " + stopped());
                    case NOT_DECIDED -> stopped();
                };
    }

    /** Where a search stopped early, a loss may be known but no end of a run. */
    private String losses() {
        return losing() == 0
                ? "an interleaving loses an interrupt."
                : losing() + " of " + result.endings().size() + " outcomes lose an interrupt.";
    }

    private String stopped() {
        String reason = switch (why) {
            case CANCELLED -> "Cancelled";
            case FIRST_FAILURE -> "Stopped at the first failure,";
            case LIMIT -> "The memory limit of " + (effort.bytes() >> 20) + " MB was reached";
        };
        return reason + " after %,d states; what lies beyond is not known.".formatted(result.states());
    }

    private long losing() {
        return result.endings().stream().filter(SearchAnswer::loses).count();
    }

    static boolean loses(Exploration.Ending ending) {
        return ending.outcomes().stream().anyMatch(Outcome.Lost.class::isInstance);
    }

    /** What the verdict rests on. */
    String certificate() {
        return CertificateWords.line(result);
    }

    /** Whether all of it was searched from the start, as far as limits went, and fails. */
    boolean hasCauses() {
        return fromStart() && result.verdict() == Exploration.Verdict.FAILS && why == StopReason.LIMIT;
    }

    /** Whether it fails and has too many orders for all outcomes to be known. */
    boolean hasMore() {
        return hasCauses() && !result.complete();
    }

    /** Whether changes of it can be tried. */
    boolean decidedFromStart() {
        return fromStart() && result.verdict() != Exploration.Verdict.NOT_DECIDED;
    }

    /** Whether the verdict is about all that can happen in the scenario. */
    boolean fromStart() {
        return basis.position() == 0;
    }

    /** How much was looked at. */
    String counts() {
        return "%s%s: %,d states, %,d transitions, depth %,d, %,d outcomes, %.2f s"
                .formatted(
                        basis.text(),
                        effort.text(),
                        result.states(),
                        result.transitions(),
                        result.depth(),
                        result.endings().size(),
                        result.seconds());
    }

    /** The failing run that is easiest to read; null if none is known. */
    Failure easiest() {
        return result.fewestSwitches() == null ? result.shortest() : result.fewestSwitches();
    }

    /** Verdict and counts for a cell of the matrix. */
    String brief() {
        String verdict =
                VerdictLook.of(result.verdict()).sign() + " " + result.verdict().label();
        Failure fewest = result.fewestSwitches();
        return fewest == null ? verdict : verdict + ", " + Count.of(fewest.switches(), "switch", "switches");
    }
}
