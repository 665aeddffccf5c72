package org.pirqscope.cli.explored;

import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.Odds;

/**
 * The odds of what was explored, and the run that they go along: the scenario's own schedule where it has one, else the
 * failing run with the fewest context switches, else the rest in the order of the file.
 *
 * @param odds empty where a limit came first
 */
public record OddsAnswer(Run run, boolean ownSchedule, Optional<Odds> odds) {

    /** Of what was explored, within the options' limits. */
    public static OddsAnswer of(List<Turn> schedule, Result result, Options options) {
        Run run = Run.of(scenario(schedule, result));
        Optional<Odds> odds = result.verdict() == Verdict.NEVER_FAILS
                ? Optional.of(Odds.ofNeverFailing(run))
                : Odds.along(run, options);
        return new OddsAnswer(run, !schedule.isEmpty(), odds);
    }

    private static Scenario scenario(List<Turn> schedule, Result result) {
        if (!schedule.isEmpty()) {
            return result.scenario().withSchedule(schedule);
        }
        return Optional.ofNullable(result.fewestSwitches())
                .or(() -> Optional.ofNullable(result.shortest()))
                .map(Failure::run)
                .orElse(result.scenario());
    }
}
