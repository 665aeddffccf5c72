package org.pirqscope.report.breakpoint;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/** Where a run stops, forwards and backwards. */
public final class RunStops {

    private final Run run;
    private final List<Breakpoint> breakpoints;
    private final Supplier<PointOfNoReturn> noReturn;
    private PointOfNoReturn point;

    /** A stop. @param breakpoint the first of those that stop there */
    public record Stop(Step step, Breakpoint breakpoint) {}

    private RunStops(Run run, List<Breakpoint> breakpoints, Supplier<PointOfNoReturn> noReturn) {
        this.run = run;
        this.breakpoints = List.copyOf(breakpoints);
        this.noReturn = noReturn;
    }

    /**
     * Of a run.
     *
     * @param noReturn from which step on every order fails; asked once, and only where a breakpoint needs it and the
     * run fails
     */
    public static RunStops of(Run run, List<Breakpoint> breakpoints, Supplier<PointOfNoReturn> noReturn) {
        return new RunStops(run, breakpoints, noReturn);
    }

    /** The first stop of the run. */
    public FirstStop first() {
        Optional<Stop> stop = next(0);
        return new FirstStop(stop, undecided());
    }

    /** The first stop after a position. */
    public Optional<Stop> next(int position) {
        return first(IntStream.rangeClosed(position + 1, run.length()));
    }

    /** The last stop before a position. */
    public Optional<Stop> previous(int position) {
        return first(IntStream.iterate(position - 1, step -> step > 0, step -> step - 1));
    }

    private Optional<Stop> first(IntStream steps) {
        return steps.mapToObj(this::at).flatMap(Optional::stream).findFirst();
    }

    /** How many steps stop at a breakpoint. */
    public int count(Breakpoint breakpoint) {
        return (int)
                run.steps().stream().filter(step -> stops(breakpoint, step)).count();
    }

    /** Whether a run stops at a step, and which breakpoint does it: the point of no return is asked for last. */
    public Optional<Stop> at(int number) {
        Step step = run.steps().get(number - 1);
        return breakpoints.stream()
                .filter(one -> one.stops(step))
                .findFirst()
                .or(() -> breakpoints.stream().filter(one -> stops(one, step)).findFirst())
                .map(one -> new Stop(step, one));
    }

    /** Whether the point of no return was asked for and is not known: a stop may be missing. */
    public boolean undecided() {
        return point instanceof PointOfNoReturn.NotDecided;
    }

    private boolean stops(Breakpoint breakpoint, Step step) {
        return breakpoint instanceof Breakpoint.NoReturn
                ? point() instanceof PointOfNoReturn.At at && at.step() == step.number()
                : breakpoint.stops(step);
    }

    private PointOfNoReturn point() {
        if (point == null) {
            // an order that goes well is one: this one
            point = run.failed() ? noReturn.get() : new PointOfNoReturn.Never();
        }
        return point;
    }
}
