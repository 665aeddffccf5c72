package org.pirqscope.cli.review;

import java.util.Optional;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.compare.RunComparison;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.Odds;
import org.pirqscope.search.path.Deadline;

/**
 * One scenario without a patch and with it: every interleaving of both, and one run of each in the same order.
 *
 * @param run the run of the mail: the scenario's own order if that fails without the patch, else a failing run of the
 * search, if there is one
 */
public record BeforeAfter(Side before, Side after, Run run, RunComparison comparison) {

    /**
     * What becomes of the scenario.
     *
     * @param odds the share of all orders that fail; nothing where a limit came first
     * @param leaked pirqs that nobody gives back, in the run that is compared
     */
    public record Side(Result result, Optional<Double> odds, int leaked) {

        /** Whether some interleaving loses an interrupt. */
        public Verdict verdict() {
            return result.verdict();
        }
    }

    /** Explores both. */
    public static BeforeAfter of(
            Scenario scenario, Versions before, Versions after, Exploration.Options options, Progress progress) {
        Deadline deadline = new Deadline(options.limits());
        Result without = Exploration.explore(scenario.withVersions(before), until(options, deadline, 0.35), progress);
        Result with = Exploration.explore(scenario.withVersions(after), until(options, deadline, 0.7), progress);
        Run own = Run.of(scenario.withVersions(before));
        Run failing = Optional.of(own)
                .filter(run -> run.failed() && !scenario.schedule().isEmpty())
                .or(() -> failing(without))
                .or(() -> failing(with))
                .orElse(own);
        Run left = Run.of(failing.scenario().withVersions(before));
        Run right = Run.of(failing.scenario().withVersions(after));
        return new BeforeAfter(
                side(without, left, until(options, deadline, 0.85)),
                side(with, right, until(options, deadline, 1)),
                failing,
                RunComparison.of(left, right));
    }

    // one limit for all: what a search leaves of its share the next one may use
    private static Exploration.Options until(Exploration.Options options, Deadline deadline, double share) {
        return options.within(deadline.until(share));
    }

    private static Optional<Run> failing(Result result) {
        return Optional.ofNullable(result.fewestSwitches())
                .or(() -> Optional.ofNullable(result.shortest()))
                .map(failure -> Run.of(failure.run()));
    }

    private static Side side(Result result, Run run, Exploration.Options options) {
        Optional<Double> odds = result.verdict() == Verdict.NEVER_FAILS
                ? Optional.of(0.0)
                : Odds.along(run, options).map(Odds::start).map(Odds.Moment::odds);
        return new Side(result, odds, run.at(run.length()).pool().leaked());
    }
}
