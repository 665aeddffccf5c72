package org.pirqscope.report.breakpoint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/** Where a run stops, forwards and backwards. */
public final class RunStops {

    private final Run run;
    private final List<Breakpoint> breakpoints;
    private final Supplier<OptionalInt> noReturn;
    private OptionalInt lastChance;

    /** A stop. @param breakpoint the first of those that stop there */
    public record Stop(Step step, Breakpoint breakpoint) {}

    private RunStops(Run run, List<Breakpoint> breakpoints, Supplier<OptionalInt> noReturn) {
        this.run = run;
        this.breakpoints = List.copyOf(breakpoints);
        this.noReturn = noReturn;
    }

    /**
     * Of a run.
     *
     * @param noReturn the step from which on every order fails, nothing if there is none; asked once, and only where a
     * breakpoint needs it
     */
    public static RunStops of(Run run, List<Breakpoint> breakpoints, Supplier<OptionalInt> noReturn) {
        return new RunStops(run, breakpoints, noReturn);
    }

    /** The first stop after a position. */
    public Optional<Stop> next(int position) {
        return IntStream.rangeClosed(position + 1, run.length())
                .mapToObj(this::at)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The last stop before a position. */
    public Optional<Stop> previous(int position) {
        return IntStream.iterate(position - 1, step -> step > 0, step -> step - 1)
                .mapToObj(this::at)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** How many steps stop at a breakpoint. */
    public int count(Breakpoint breakpoint) {
        return (int)
                run.steps().stream().filter(step -> stops(breakpoint, step)).count();
    }

    /** Whether a run stops at a step, and which breakpoint does it. */
    public Optional<Stop> at(int number) {
        Step step = run.steps().get(number - 1);
        return breakpoints.stream().filter(one -> stops(one, step)).findFirst().map(one -> new Stop(step, one));
    }

    private boolean stops(Breakpoint breakpoint, Step step) {
        if (!(breakpoint instanceof Breakpoint.NoReturn)) {
            return breakpoint.stops(step);
        }
        if (lastChance == null) {
            lastChance = noReturn.get();
        }
        return lastChance.isPresent() && lastChance.getAsInt() == step.number();
    }
}
