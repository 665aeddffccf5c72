package org.pirqscope.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pirqscope.explore.BrokenShare;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.path.Deadline;
import org.pirqscope.search.path.Spaces;
import org.pirqscope.search.space.Interleavings;

/**
 * The share of all orders that lose an interrupt, where every actor that may move is equally likely to be the next one,
 * and letting guest-wide events be, where only those are left, is one choice more: no probability of the field. Names
 * and the exchange of equal controllers change no share and are used if the options allow reductions; partial order is
 * not, since it leaves orders out.
 *
 * @param start at the start
 * @param steps after each atomic move of a run
 * @param noReturn the first moment of that run from which on every order fails, step 0 for the start; empty if there is
 * none
 */
public record Odds(double start, List<Moment> steps, Optional<Moment> noReturn) {

    /**
     * A moment of the run.
     *
     * @param step the number of the last step before it
     * @param odds the share of the orders that go on from here, and fail or have failed
     */
    public record Moment(int step, double odds) {}

    /** Those of a run whose scenario is known never to fail. */
    public static Odds ofNeverFailing(Run run) {
        return new Odds(
                0, moments(run).stream().map(step -> new Moment(step, 0)).toList(), Optional.empty());
    }

    /** Those of a scenario's start and along a run of it; empty if a limit was reached before. */
    public static Optional<Odds> along(Run run, Exploration.Options options) {
        Deadline deadline = new Deadline(options.limits());
        Scenario scenario = run.scenario().withSchedule(List.of());
        Spaces spaces = new Spaces(scenario, List.of(), options.fine(), () -> deadline.over(0.1));
        var reductions = new Interleavings.Reductions(options.fine(), options.reduce(), options.reduce(), false);
        return spaces.search(reductions, space -> new Along(spaces, space.withAnyMoment(), deadline).of(run));
    }

    private static List<Integer> moments(Run run) {
        return IntStream.rangeClosed(1, run.length())
                .filter(run::betweenMoves)
                .boxed()
                .toList();
    }

    /** One pass for all moments of a run. */
    private record Along(Spaces spaces, Interleavings space, Deadline deadline) {

        Optional<Odds> of(Run run) {
            List<long[]> states = states(run.actorsUpTo(run.length()));
            BrokenShare share = new BrokenShare(space, deadline.until(1));
            Optional<BrokenShare.Share> start = share.of(states.getFirst());
            if (start.isEmpty()) {
                return Optional.empty();
            }
            List<Moment> found = new ArrayList<>();
            Optional<Moment> noReturn = start.get().inevitable() ? Optional.of(new Moment(0, 1)) : Optional.empty();
            for (int step : moments(run)) {
                boolean failed = noReturn.isPresent();
                int moves = run.steps().get(step - 1).move() + 1;
                Optional<BrokenShare.Share> one = failed ? start : share.of(states.get(moves));
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                Moment moment = new Moment(step, failed ? 1 : one.get().broken());
                noReturn = !failed && one.get().inevitable() ? Optional.of(moment) : noReturn;
                found.add(moment);
            }
            return Optional.of(new Odds(start.get().broken(), List.copyOf(found), noReturn));
        }

        private List<long[]> states(List<Integer> actors) {
            Interleavings.View view = space.walker();
            List<long[]> states = new ArrayList<>();
            short[] world = spaces.from();
            states.add(packed(view, world));
            for (int actor : actors) {
                spaces.machine().move(world, actor, Tape.SILENT);
                states.add(packed(view, world));
            }
            return states;
        }

        private long[] packed(Interleavings.View view, short[] world) {
            long[] words = new long[space.width()];
            view.pack(world, words, 0);
            return words;
        }
    }
}
