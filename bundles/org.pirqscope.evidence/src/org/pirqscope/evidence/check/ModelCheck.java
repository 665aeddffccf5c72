package org.pirqscope.evidence.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pirqscope.evidence.check.Check.Impossible;
import org.pirqscope.evidence.check.Check.Possible;
import org.pirqscope.evidence.check.Check.Unknown;
import org.pirqscope.evidence.check.Check.Why;
import org.pirqscope.evidence.check.LoggedSpace.End;
import org.pirqscope.evidence.line.Numeral;
import org.pirqscope.explore.BreadthFirst;
import org.pirqscope.explore.Coverage;
import org.pirqscope.explore.EndReason;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.explore.Search;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.path.Deadline;
import org.pirqscope.search.path.Paths;
import org.pirqscope.search.path.Spaces;
import org.pirqscope.search.space.Interleavings;
import org.pirqscope.search.space.Outcomes;

/**
 * Searches the runs of a scenario for one that logs the observed lines: its scripts, in any order of fine atomic steps,
 * up to their end or any place before. Its schedule is not looked at.
 */
public final class ModelCheck {

    /** Of the time, for a run with the observed Linux irqs. */
    private static final double NUMBERED = 0.3;

    private static final int MOST_ACTORS = 64;

    private final Interleavings.Reductions reductions;
    private final Scenario scenario;
    private final ObservedLogs logs;
    private final boolean wholeRun;
    private final Limits limits;
    private final long end;
    private final ShownLines shown;
    private final List<String> devices;
    private final Spaces spaces;
    private final Paths paths;
    private RefusedLines refusals;
    private long states;

    private ModelCheck(boolean irqs, Scenario given, ObservedLogs logs, Reading reading, Limits limits) {
        this.reductions = new Interleavings.Reductions(true, !irqs, false, false);
        this.scenario = given.withSchedule(List.of());
        this.logs = logs;
        this.wholeRun = reading.wholeRun();
        this.limits = limits;
        this.end = limits.millis() == Long.MAX_VALUE ? Long.MAX_VALUE : System.currentTimeMillis() + limits.millis();
        this.shown = new ShownLines(scenario, logs, reading.debugBuild(), reading.excerpt());
        this.devices = addresses(scenario);
        this.spaces = irqs ? Spaces.numbered(scenario, this::over) : new Spaces(scenario, List.of(), true, this::over);
        this.paths = new Paths(scenario, List.of(), spaces);
    }

    /**
     * What is known of the texts.
     *
     * @param debugBuild whether Xen prints dprintk lines; empty for what the texts show
     * @param excerpt whether any line may be missing
     * @param wholeRun whether they end when all scripts have ended; else they may end anywhere
     */
    public record Reading(Optional<Boolean> debugBuild, boolean excerpt, boolean wholeRun) {}

    /** Addresses of the controllers, with their segments. */
    public static List<String> addresses(Scenario scenario) {
        return scenario.controllers().stream()
                .map(controller -> Numeral.fullAddress(controller.bdf()))
                .toList();
    }

    /**
     * Searches.
     *
     * @param limits memory, time, and cancel; they make the answer {@link Unknown}, never another one
     */
    public static Check of(Scenario scenario, ObservedLogs logs, Reading reading, Limits limits) {
        if (logs.lines() == 0) {
            return new Unknown(Why.NO_LINE, 0, 0);
        }
        boolean many = scenario.controllers().size() > Outcomes.MOST
                || scenario.actors().size() > MOST_ACTORS
                || logs.texts().size() > PlaceTape.MOST_TEXTS
                || logs.texts().stream().anyMatch(text -> text.lines().size() > PlaceTape.MOST_LINES);
        if (many) {
            return new Unknown(Why.TOO_MANY, logs.lines(), 0);
        }
        Deadline deadline = new Deadline(limits);
        Check exact = new ModelCheck(true, scenario, logs, reading, deadline.until(NUMBERED)).check();
        return exact instanceof Possible
                ? exact
                : new ModelCheck(false, scenario, logs, reading, deadline.until(1)).check();
    }

    private boolean over() {
        return limits.cancelled().getAsBoolean() || System.currentTimeMillis() > end;
    }

    private Check check() {
        End last = wholeRun ? End.WITH_THE_SCRIPTS : End.LATER;
        Coverage any = spaces.search(reductions, space -> cover(space, last, true));
        states += any.states();
        int[] path = any.shortest();
        if (path == null && any.complete()) {
            return new Impossible(refusals.disagreement(shown, devices), refusals.most(), logs.lines(), states);
        }
        if (path == null && any.ended() != EndReason.CANCELLED) {
            path = spaces.search(reductions, space -> dive(space, last));
        }
        if (path == null) {
            Why why = any.ended() == EndReason.CANCELLED ? Why.CANCELLED : Why.LIMIT;
            return new Unknown(why, logs.lines(), states);
        }
        return wholeRun ? wholeRun(path) : found(path);
    }

    private Check wholeRun(int[] path) {
        Coverage all = spaces.search(reductions, space -> cover(space, End.WITH_THE_SCRIPTS, false));
        return possible(run(path), true, all);
    }

    private Check found(int[] path) {
        Coverage whole = spaces.search(reductions, space -> cover(space, End.BETWEEN_ACTS, false));
        Optional<Run> ending = whole.shortest() == null ? Optional.empty() : cut(whole.shortest());
        return ending.isPresent() ? possible(ending.get(), true, whole) : possible(run(path), false, whole);
    }

    private Run run(int[] path) {
        return Run.of(paths.schedule(paths.actors(path, reductions)));
    }

    private Possible possible(Run run, boolean whole, Coverage all) {
        List<List<Outcome>> endings = all.outcomes().stream()
                .filter(ending -> ending.outcome() != LoggedSpace.NO_RUN)
                .map(ending -> spaces.outcomes().decode(ending.outcome()))
                .toList();
        List<Optional<Outcome>> common = IntStream.range(
                        0, scenario.controllers().size())
                .mapToObj(c -> all.complete() && whole ? same(endings, c) : Optional.<Outcome>empty())
                .toList();
        return new Possible(
                run,
                !reductions.names(),
                whole,
                logs.lines(),
                devices,
                common,
                all.complete() && whole ? endings.size() : 0);
    }

    private static Optional<Outcome> same(List<List<Outcome>> endings, int controller) {
        List<Outcome> each = endings.stream()
                .map(ending -> ending.get(controller))
                .distinct()
                .toList();
        return each.size() == 1 ? Optional.of(each.getFirst()) : Optional.empty();
    }

    private Coverage cover(Interleavings space, End as, boolean first) {
        RefusedLines heard = new RefusedLines(logs.texts());
        refusals = heard;
        LoggedSpace product = new LoggedSpace(space, logs, shown, devices, as, heard);
        return new BreadthFirst(product, 1, left(), Progress.NONE, first).search();
    }

    private int[] dive(Interleavings space, End last) {
        LoggedSpace product = new LoggedSpace(space, logs, shown, devices, last, refusal -> {});
        Search.Found found = new Search(product, Search.Order.DEPTH_FIRST, left()).search();
        states += found.states();
        return found.path();
    }

    private Limits left() {
        long millis = end == Long.MAX_VALUE ? end : Math.max(1, end - System.currentTimeMillis());
        return new Limits(limits.bytes(), millis, limits.cancelled());
    }

    // the run whose scripts end where each driver stands between two acts, without those that never began, if it logs
    // the same
    private Optional<Run> cut(int[] path) {
        List<Integer> actors = paths.actors(path, reductions);
        short[] cells = spaces.from();
        actors.forEach(actor -> spaces.step(cells, actor));
        List<Controller> cut = new ArrayList<>();
        for (int c = 0; c < scenario.controllers().size(); c++) {
            Controller controller = scenario.controllers().get(c);
            List<Act> acts = spaces.machine().ended(cells, c)
                    ? controller.script()
                    : controller.script().subList(0, spaces.machine().act(cells, c));
            if (!acts.isEmpty()) {
                cut.add(controller.withScript(acts.toArray(Act[]::new)));
            }
        }
        if (cut.isEmpty()) {
            return Optional.empty();
        }
        Run run = Run.of(new Scenario(
                scenario.name(),
                scenario.note(),
                scenario.versions(),
                scenario.pool(),
                List.copyOf(cut),
                scenario.events(),
                paths.schedule(actors).schedule()));
        boolean same = new RunBesideTexts(run, logs, shown, !reductions.names()).equalsTexts();
        return same ? Optional.of(run) : Optional.empty();
    }
}
