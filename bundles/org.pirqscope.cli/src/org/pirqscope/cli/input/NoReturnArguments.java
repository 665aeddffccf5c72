package org.pirqscope.cli.input;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.pirqscope.cli.explored.NoReturn;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.diagram.StepRemark;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.breakpoint.PointOfNoReturn;
import org.pirqscope.search.Exploration;
import picocli.CommandLine.Model.CommandSpec;

/** The option {@code --no-return} of a diagram, and the search that answers it. */
final class NoReturnArguments {

    /** Seconds of a search for which nobody named a limit. */
    static final int USUAL_SECONDS = 20;

    private static final String NAME = "--no-return";
    private static final String SECONDS = "--seconds";

    private NoReturnArguments() {}

    static void describe(CommandSpec spec) {
        spec.addOption(Option.flag(
                NAME,
                "Searches all orders, and marks the step from which every order fails; a text says it in a sentence."));
        spec.addOption(Option.text(
                SECONDS, "N", "With " + NAME + ": time limit of the search (default " + USUAL_SECONDS + ")."));
    }

    /**
     * What is to be drawn of it.
     *
     * @throws Refusal if the search does not come to its end, or the run has no such step
     */
    static Map<Integer, StepRemark> remarks(Arguments given, Run run) {
        if (!given.flag(NAME)) {
            if (given.text(SECONDS).isPresent()) {
                throw new Refusal("diagram: " + SECONDS + " goes with " + NAME);
            }
            return Map.of();
        }
        long millis = 1000L * given.number(SECONDS, 1, 1_000_000, USUAL_SECONDS);
        return switch (search(run, millis, () -> false)) {
            case PointOfNoReturn.At at -> StepRemark.of(at, run);
            case PointOfNoReturn.Never never ->
                throw new Refusal("diagram: " + NAME + ": this run has no such step; whatever happened, some order "
                        + "goes well");
            case PointOfNoReturn.NotDecided unknown ->
                throw new Refusal("diagram: " + NAME + ": out of time or memory before all orders were searched");
        };
    }

    /** From which step of a run on every order fails, as far as it is known in this time. */
    static PointOfNoReturn search(Run run, long millis, BooleanSupplier cancelled) {
        long bytes = Exploration.Options.standard().limits().bytes();
        return NoReturn.of(run, new Limits(bytes, millis, cancelled));
    }
}
