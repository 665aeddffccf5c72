package org.pirqscope.cli.input;

import java.util.List;
import java.util.stream.Stream;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.StopPoint;
import org.pirqscope.report.breakpoint.Breakpoint;
import org.pirqscope.report.breakpoint.BreakpointException;
import org.pirqscope.report.breakpoint.BreakpointReader;
import org.pirqscope.report.breakpoint.FirstStop;
import org.pirqscope.report.breakpoint.PointOfNoReturn;
import org.pirqscope.report.breakpoint.RunStops;
import picocli.CommandLine.Model.CommandSpec;

/** The option {@code --stop-at}: where a run ends before its end. */
public final class StopArguments {

    private static final String NAME = "--stop-at";
    private static final String SECONDS = "--seconds";

    private StopArguments() {}

    /** Adds the option to a verb. */
    public static void describe(CommandSpec spec) {
        spec.addOption(Option.texts(
                NAME,
                "BREAKPOINT",
                "Stops the first time that one of these comes: call:NAME, pirq:N (changes hands), entry:DEVICE/N, "
                        + "port:N, finding:KIND, log:TEXT, log:/PATTERN/, step:N, no-return; \" if NAME<NUMBER and "
                        + "...\" after it tests an argument or the answer of a call, or before and after of a "
                        + "change; "
                        + "saved: those that the scenario's file keeps under stop-at; may be repeated."));
        spec.addOption(Option.text(
                SECONDS,
                "N",
                "With --stop-at no-return: time limit of the search of all orders (default "
                        + NoReturnArguments.USUAL_SECONDS + ")."));
    }

    /** Whether the run is to stop somewhere. */
    public static boolean given(Arguments given) {
        return !given.texts(NAME).isEmpty();
    }

    /**
     * The first stop.
     *
     * @param saved what the word "saved" stands for
     * @throws Refusal on a breakpoint that is none, or a limit without a search
     */
    public static FirstStop first(Arguments given, List<StopPoint> saved, Run run) {
        List<Breakpoint> breakpoints = given.texts(NAME).stream()
                .flatMap(text -> text.equals("saved") ? saved(saved, run) : Stream.of(read(NAME, text, run)))
                .toList();
        boolean searches = breakpoints.stream().anyMatch(Breakpoint.NoReturn.class::isInstance);
        if (!searches && given.text(SECONDS).isPresent()) {
            throw new Refusal("run: " + SECONDS + " goes with " + NAME + " no-return");
        }
        long millis = 1000L * given.number(SECONDS, 1, 1_000_000, NoReturnArguments.USUAL_SECONDS);
        return RunStops.of(run, breakpoints, () -> NoReturnArguments.search(run, millis, () -> false))
                .first();
    }

    private static Stream<Breakpoint> saved(List<StopPoint> saved, Run run) {
        String place = run.scenario().name() + ": stop-at";
        return saved.stream().filter(StopPoint::on).map(point -> read(place, point.at(), run));
    }

    /** A breakpoint. @param asked what the refusal calls it @throws Refusal if it is none */
    public static Breakpoint read(String asked, String text, Run run) {
        try {
            return BreakpointReader.read(text, run);
        } catch (BreakpointException wrong) {
            throw new Refusal(
                    asked + " \"" + TypedText.of(text) + "\", column " + wrong.column() + ": " + wrong.getMessage());
        }
    }

    /**
     * From which step of a run on every order fails; a search says which, for as long as the thread is not interrupted.
     * @throws Refusal if the search does not come to its end
     */
    public static PointOfNoReturn noReturn(Run run) {
        Thread asking = Thread.currentThread();
        PointOfNoReturn point = NoReturnArguments.search(run, Long.MAX_VALUE, asking::isInterrupted);
        if (point instanceof PointOfNoReturn.NotDecided) {
            throw new Refusal(
                    asking.isInterrupted()
                            ? "no-return: the search was broken off"
                            : "no-return: the search of all orders takes more memory than there is");
        }
        return point;
    }
}
