package org.pirqscope.evidence.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pirqscope.evidence.check.BesideLine.Match;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.life.StackFacts;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.Machine;

/**
 * Logs and a run side by side, in the order of the run: each line of the logs with the step that logs it.
 *
 * @param run that logs what was observed, with lines missing where none logs all; empty where none was found
 */
public record LogsBesideRun(Optional<Run> run, List<BesideLine> lines) {

    public LogsBesideRun {
        lines = List.copyOf(lines);
    }

    /**
     * What a check has found, line by line; without a run the lines of the logs alone, in the order of the texts.
     *
     * @param stack that was checked
     * @param excerpt whether any line could be missing
     */
    public static LogsBesideRun of(EvidenceCheck found, List<Fact> facts, StackFacts stack, boolean excerpt) {
        Optional<Scenario> scenario = found.scenario();
        if (scenario.isEmpty()) {
            return new LogsBesideRun(Optional.empty(), List.of());
        }
        ObservedLogs logs = ObservedLogs.of(facts, new HashSet<>(ModelCheck.addresses(scenario.get())));
        Optional<Fact.Logged> refused =
                found.check() instanceof Check.Impossible no ? no.disagreement().line() : Optional.empty();
        Optional<Check.Possible> possible =
                found.check() instanceof Check.Possible whole ? Optional.of(whole) : found.asExcerpt();
        if (possible.isEmpty()) {
            return new LogsBesideRun(Optional.empty(), alone(logs, refused));
        }
        boolean missing = excerpt || found.asExcerpt().isPresent();
        Run run = possible.get().run();
        ShownLines shown = new ShownLines(run.scenario(), logs, stack.debugBuild(), missing);
        return new LogsBesideRun(
                Optional.of(run), new Replay(run, logs, shown, possible.get().irqs(), refused).lines());
    }

    private static List<BesideLine> alone(ObservedLogs logs, Optional<Fact.Logged> refused) {
        return logs.texts().stream()
                .flatMap(text -> text.lines().stream())
                .map(line -> logOnly(line, refused))
                .toList();
    }

    private static BesideLine logOnly(Fact.Logged line, Optional<Fact.Logged> refused) {
        Match match = refused.filter(line::equals).isPresent() ? Match.REFUSED : Match.LOG_ONLY;
        return new BesideLine(match, Optional.of(line), OptionalInt.empty(), Optional.empty());
    }

    /** The run carried out once more: which of its lines is which of the logs. */
    private static final class Replay implements Tape.Quiet {

        /** A line that a layer tells, and the observed one that it is. */
        private record Told(Log log, Optional<Fact.Logged> observed) {}

        /** A line as the run has it. */
        private record Recorded(Step step, LogLine line) {}

        private final Run run;
        private final ObservedLogs logs;
        private final ShownLines shown;
        private final Optional<Fact.Logged> refused;
        private final Machine machine;
        private final PlaceTape tape;
        private final List<Told> told = new ArrayList<>();

        Replay(Run run, ObservedLogs logs, ShownLines shown, boolean irqs, Optional<Fact.Logged> refused) {
            this.run = run;
            this.logs = logs;
            this.shown = shown;
            this.refused = refused;
            machine = new Machine(run.scenario());
            tape = new PlaceTape(
                    logs.texts(),
                    shown,
                    ModelCheck.addresses(run.scenario()),
                    machine.wiring().guest.cells(),
                    irqs);
        }

        @Override
        public void log(Log log, int a, int b, int c, int d) {
            long before = tape.place();
            tape.log(log, a, b, c, d);
            told.add(new Told(log, passed(before, tape.place())));
        }

        private Optional<Fact.Logged> passed(long before, long after) {
            for (int i = 0; i < logs.texts().size(); i++) {
                int at = PlaceTape.at(before, i);
                if (at != PlaceTape.at(after, i)) {
                    return Optional.of(logs.texts().get(i).lines().get(at));
                }
            }
            return Optional.empty();
        }

        List<BesideLine> lines() {
            short[] cells = machine.start();
            long place = 0;
            for (int actor : run.actorsUpTo(run.length())) {
                tape.begin(place, cells, false);
                machine.move(cells, actor, this);
                place = tape.place();
            }
            List<BesideLine> lines = linked();
            for (int i = 0; i < logs.texts().size(); i++) {
                List<Fact.Logged> all = logs.texts().get(i).lines();
                all.subList(PlaceTape.at(place, i), all.size()).forEach(line -> lines.add(logOnly(line, refused)));
            }
            return lines;
        }

        // a run leaves out what its versions have no words for, and what is told only once
        private List<BesideLine> linked() {
            List<Recorded> recorded = run.steps().stream()
                    .flatMap(step -> step.log().stream().map(line -> new Recorded(step, line)))
                    .filter(each -> each.line().log().isPresent())
                    .toList();
            List<BesideLine> lines = new ArrayList<>();
            int next = 0;
            for (Told each : told) {
                if (next < recorded.size() && recorded.get(next).line().is(each.log())) {
                    link(each, recorded.get(next++), lines);
                }
            }
            return lines;
        }

        private void link(Told each, Recorded at, List<BesideLine> lines) {
            if (each.observed().isEmpty() && shown.of(each.log()) == ShownLines.Shown.NO) {
                return;
            }
            boolean no = each.observed().isPresent() && each.observed().equals(refused);
            Match match = no ? Match.REFUSED : each.observed().isPresent() ? Match.SAME : Match.RUN_ONLY;
            lines.add(new BesideLine(
                    match, each.observed(), OptionalInt.of(at.step().shown()), Optional.of(at.line())));
        }
    }
}
