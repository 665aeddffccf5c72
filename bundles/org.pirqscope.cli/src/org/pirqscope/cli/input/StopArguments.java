package org.pirqscope.cli.input;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.StopPoint;
import org.pirqscope.report.breakpoint.Breakpoint;
import org.pirqscope.report.breakpoint.BreakpointException;
import org.pirqscope.report.breakpoint.BreakpointReader;
import org.pirqscope.report.breakpoint.RunStops;
import org.pirqscope.report.breakpoint.RunStops.Stop;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Odds;
import picocli.CommandLine.Model.CommandSpec;

/** The option {@code --stop-at}: where a run ends before its end. */
public final class StopArguments {

    private static final String NAME = "--stop-at";

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
    }

    /** Whether the run is to stop somewhere. */
    public static boolean given(Arguments given) {
        return !given.texts(NAME).isEmpty();
    }

    /**
     * The first stop; nothing where the run comes to none.
     *
     * @param saved what the word "saved" stands for
     * @throws Refusal on a breakpoint that is none
     */
    public static Optional<Stop> first(Arguments given, List<StopPoint> saved, Run run) {
        List<Breakpoint> breakpoints = given.texts(NAME).stream()
                .flatMap(text -> text.equals("saved")
                        ? saved.stream().filter(StopPoint::on).map(StopPoint::at)
                        : Stream.of(text))
                .map(text -> read(NAME, text, run))
                .toList();
        return RunStops.of(run, breakpoints, () -> noReturn(run)).next(0);
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
     * The step of a run from which on every order fails, nothing if there is none; a search says which. @throws Refusal
     * if the search does not come to its end: it takes too much memory, or its thread is interrupted
     */
    public static OptionalInt noReturn(Run run) {
        Thread asking = Thread.currentThread();
        Exploration.Options standard = Exploration.Options.standard();
        Limits limits = new Limits(standard.limits().bytes(), Long.MAX_VALUE, asking::isInterrupted);
        return Odds.along(run, new Exploration.Options(standard.fine(), standard.reduce(), standard.threads(), limits))
                .orElseThrow(() -> new Refusal(
                        asking.isInterrupted()
                                ? "no-return: the search was broken off"
                                : "no-return: the search of all orders takes more memory than there is"))
                .noReturn()
                .map(moment -> OptionalInt.of(moment.step()))
                .orElse(OptionalInt.empty());
    }
}
