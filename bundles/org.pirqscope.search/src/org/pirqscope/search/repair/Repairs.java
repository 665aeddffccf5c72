package org.pirqscope.search.repair;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.path.Deadline;

/**
 * Which changes of columns turn a scenario that fails into one that never fails, and which turn one that never fails
 * into one that fails. Every value of every column that a patch could change is tried alone; pairs of different columns
 * where it fails and no
 * single change repairs it.
 *
 * @param repairs what makes it never fail; empty unless it fails
 * @param reopens what makes it fail; empty unless it never fails
 * @param tried how many single changes and pairs were explored
 * @param undecided how many of these a limit left undecided
 * @param complete whether all that was to be tried was
 */
public record Repairs(List<Change> repairs, List<Change> reopens, int tried, int undecided, boolean complete) {

    /**
     * A change, and what becomes of the scenario.
     *
     * @param cost what the controllers' loads, one after the other, leave behind and do without
     */
    public record Change(List<Setting> set, Verdict verdict, Cost cost) {}

    /**
     * What a repair costs.
     *
     * @param leaked pirqs that nobody will give back at the end
     * @param fallbacks setups that got less than they asked for
     */
    public record Cost(int leaked, int fallbacks) {}

    /** Tries the changes of a scenario of which the verdict is known, within the options' limits. */
    public static Repairs of(Scenario scenario, Verdict verdict, Options options, Progress progress) {
        if (verdict == Verdict.NOT_DECIDED) {
            return new Repairs(List.of(), List.of(), 0, 0, false);
        }
        Trial trial = new Trial(scenario.withSchedule(List.of()), options, progress);
        List<Setting> settings = Setting.ofCode(scenario.versions());
        boolean fails = verdict == Verdict.FAILS;
        boolean complete = trial.singles(settings, fails ? Verdict.NEVER_FAILS : Verdict.FAILS);
        if (fails && complete && trial.found.isEmpty()) {
            complete = trial.pairs(settings);
        }
        List<Change> found = List.copyOf(trial.found);
        return new Repairs(
                fails ? found : List.of(), fails ? List.of() : found, trial.tried, trial.undecided, complete);
    }

    private static final class Trial {

        private final Scenario scenario;
        private final Options options;
        private final Progress progress;
        private final Deadline deadline;
        private final List<Change> found = new ArrayList<>();
        private int tried;
        private int undecided;

        Trial(Scenario scenario, Options options, Progress progress) {
            this.scenario = scenario;
            this.options = options;
            this.progress = progress;
            this.deadline = new Deadline(options.limits());
        }

        boolean singles(List<Setting> settings, Verdict wanted) {
            return settings.stream().allMatch(setting -> explore(List.of(setting), wanted));
        }

        boolean pairs(List<Setting> settings) {
            for (int i = 0; i < settings.size(); i++) {
                for (Setting other : settings.subList(i + 1, settings.size())) {
                    Setting one = settings.get(i);
                    if (!other.name().equals(one.name()) && !explore(List.of(one, other), Verdict.NEVER_FAILS)) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** Answers whether there was time left to try it. */
        private boolean explore(List<Setting> set, Verdict wanted) {
            Limits left = deadline.until(1);
            if (deadline.over(1)) {
                return false;
            }
            Versions versions = scenario.versions();
            for (Setting setting : set) {
                versions = setting.applied(versions);
            }
            Scenario changed = scenario.withVersions(versions);
            Verdict verdict = Exploration.verdict(
                    changed, new Options(options.fine(), options.reduce(), options.shortcuts(), 1, left), progress);
            tried++;
            undecided += verdict == Verdict.NOT_DECIDED ? 1 : 0;
            if (verdict == wanted) {
                found.add(new Change(set, verdict, cost(changed)));
            }
            return verdict != Verdict.NOT_DECIDED || !deadline.over(1);
        }

        private static Cost cost(Scenario changed) {
            Run run = Run.of(changed);
            int fallbacks = (int) run.steps().stream()
                    .flatMap(step -> step.findings().stream())
                    .filter(finding -> finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.FALLBACK)
                    .count();
            return new Cost(run.at(run.length()).pool().leaked(), fallbacks);
        }
    }
}
