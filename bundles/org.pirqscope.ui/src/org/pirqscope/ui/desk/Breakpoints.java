package org.pirqscope.ui.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import org.pirqscope.cli.explored.NoReturn;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.StopPoint;
import org.pirqscope.report.breakpoint.Breakpoint;
import org.pirqscope.report.breakpoint.BreakpointException;
import org.pirqscope.report.breakpoint.BreakpointReader;
import org.pirqscope.report.breakpoint.PointOfNoReturn;
import org.pirqscope.report.breakpoint.RunStops;
import org.pirqscope.report.breakpoint.RunStops.Stop;
import org.pirqscope.report.moment.Move;
import org.pirqscope.session.Session;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.session.Watch;

/** The breakpoints of the document that is open, as they are in the run that is shown. */
public final class Breakpoints {

    private final Session session;
    private final RunOdds odds;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private List<StopPoint> known = List.of();
    private List<Row> rows = List.of();
    private Run run;

    /**
     * One of them.
     *
     * @param breakpoint what it is in this run; none where it is none
     * @param refusal why it is none; empty where it is one
     */
    public record Row(StopPoint stop, Optional<Breakpoint> breakpoint, String refusal) {}

    Breakpoints(Session session, RunOdds odds) {
        this.session = session;
        this.odds = odds;
        session.watch(this::told);
        odds.hear(() -> listeners.forEach(Runnable::run));
    }

    private void told(SessionEvent news) {
        boolean another = run != news.now().run();
        List<StopPoint> stops = session.document().scenario().stops();
        if (another || !stops.equals(known)) {
            known = stops;
            run = news.now().run();
            rows = stops.stream().map(stop -> row(stop, run)).toList();
            seekPointOfNoReturn();
            listeners.forEach(Runnable::run);
        }
    }

    private static Row row(StopPoint stop, Run run) {
        try {
            return new Row(stop, Optional.of(BreakpointReader.read(stop.at(), run)), "");
        } catch (BreakpointException wrong) {
            return new Row(stop, Optional.empty(), sentence(wrong));
        }
    }

    private static String sentence(BreakpointException wrong) {
        return "column " + wrong.column() + ": " + wrong.getMessage();
    }

    /** Why that text is no breakpoint of the run that is shown; nothing if it is one. */
    public Optional<String> refusal(String typed) {
        try {
            BreakpointReader.read(typed, run);
            return Optional.empty();
        } catch (BreakpointException wrong) {
            return Optional.of(sentence(wrong));
        }
    }

    /** All of them, in the order of the file. */
    public List<Row> all() {
        return rows;
    }

    /** Adds one that is on, below the others. */
    public void add(String at) {
        List<StopPoint> next = new ArrayList<>(known);
        next.add(new StopPoint(at, true));
        session.stopAt("Add Breakpoint " + at, next);
    }

    /** Puts another one in the place of that row. */
    public void change(int row, StopPoint other) {
        List<StopPoint> next = new ArrayList<>(known);
        StopPoint before = next.set(row, other);
        String title = before.at().equals(other.at())
                ? (other.on() ? "Enable " : "Disable ") + "Breakpoint " + other.at()
                : "Edit Breakpoint " + other.at();
        session.stopAt(title, next);
    }

    /** Takes that row's away. */
    public void remove(int row) {
        List<StopPoint> next = new ArrayList<>(known);
        StopPoint gone = next.remove(row);
        session.stopAt("Remove Breakpoint " + gone.at(), next);
    }

    /** Goes on to the next finding or stop, or to the end. */
    public void resume() {
        int finding = session.now().forward(Move.RESUME).position();
        go(stops(enabled()).next(session.now().position()).filter(stop -> number(stop) <= finding), finding);
    }

    /** Goes back to the finding or stop before, or to the start. */
    public void resumeBackwards() {
        int finding = session.now().backward(Move.RESUME).position();
        go(stops(enabled()).previous(session.now().position()).filter(stop -> number(stop) >= finding), finding);
    }

    private void go(Optional<Stop> stop, int finding) {
        session.goTo(stop.map(Breakpoints::number).orElse(finding));
    }

    private static int number(Stop stop) {
        return stop.step().number();
    }

    private List<Breakpoint> enabled() {
        return rows.stream()
                .filter(row -> row.stop().on())
                .flatMap(row -> row.breakpoint().stream())
                .toList();
    }

    private RunStops stops(List<Breakpoint> breakpoints) {
        PointOfNoReturn last = noReturn().orElseGet(PointOfNoReturn.NotDecided::new);
        return RunStops.of(run, breakpoints, () -> last);
    }

    /** Counts the steps at which runs stop for it; to be asked anywhere. */
    public IntSupplier count(Row row) {
        RunStops stops = stops(List.of());
        return () -> row.breakpoint().map(stops::count).orElse(0);
    }

    /** Where the run stops for it next, from where the reviewer stands; around the end it begins anew. */
    public Optional<Integer> next(Row row) {
        RunStops stops = stops(row.breakpoint().stream().toList());
        return stops.next(session.now().position()).or(() -> stops.next(0)).map(Breakpoints::number);
    }

    /** Whether it is known where the point of no return is, if a breakpoint asks for that. */
    public boolean settled() {
        return noReturn().isPresent() || rows.stream().noneMatch(Breakpoints::asksForNoReturn);
    }

    /** Whether the search of all orders came to a limit before it knew where a row's run stops. */
    public boolean undecided(Row row) {
        return asksForNoReturn(row) && noReturn().orElse(null) instanceof PointOfNoReturn.NotDecided;
    }

    private static boolean asksForNoReturn(Row row) {
        return row.breakpoint().filter(Breakpoint.NoReturn.class::isInstance).isPresent();
    }

    /** Only a search of all orders from each step knows it. */
    private void seekPointOfNoReturn() {
        if (!settled()) {
            odds.need();
        }
    }

    /** Where it is, as far as the odds of this run are counted. */
    private Optional<PointOfNoReturn> noReturn() {
        return switch (odds.state()) {
            case RunOdds.State.Known known -> Optional.of(NoReturn.of(known.odds()));
            case RunOdds.State.TooMany none -> Optional.of(new PointOfNoReturn.NotDecided());
            case RunOdds.State.NotAsked none -> Optional.empty();
            case RunOdds.State.Counting none -> Optional.empty();
        };
    }

    /** Hears of other breakpoints, and of another run, until it is closed. */
    public Watch listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How many listen now. */
    int listening() {
        return listeners.size();
    }
}
