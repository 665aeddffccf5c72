package org.pirqscope.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
 * @param start before the first step
 * @param steps after each atomic move of a run
 * @param noReturn the first moment of that run from which on every order fails, step 0 for the start; empty if there is
 * none
 */
public record Odds(Moment start, List<Moment> steps, Optional<Moment> noReturn) {

    public Odds {
        steps = List.copyOf(steps);
    }

    /**
     * A moment of the run.
     *
     * @param step the number of the last step before it
     * @param odds the share of the orders that go on from here, and fail or have failed
     * @param next each actor that may go on from here; their mean is {@code odds} unless letting events be is a choice
     * or something is lost already
     * @param inevitable whether every order fails from here on
     */
    public record Moment(int step, double odds, List<Candidate> next, boolean inevitable) {

        public Moment {
            next = List.copyOf(next);
        }

        /** The share of the orders in which that actor goes on; empty if it may not. */
        public OptionalDouble of(int actor) {
            return next.stream()
                    .filter(each -> each.actor() == actor)
                    .mapToDouble(Candidate::odds)
                    .findFirst();
        }
    }

    /**
     * An actor that may go on.
     *
     * @param odds the share of the orders that begin with its next move, and fail or have failed
     */
    public record Candidate(int actor, double odds) {}

    /** The last moment that is not behind a position of the run. */
    public Moment at(int position) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).step() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? start : steps.get(low - 1);
    }

    /** Those of a run whose scenario is known never to fail. */
    public static Odds ofNeverFailing(Run run) {
        List<Moment> all = moments(run).stream()
                .map(step -> even(step, 0, run.choicesAt(step), false))
                .toList();
        return new Odds(all.getFirst(), all.subList(1, all.size()), Optional.empty());
    }

    private static Moment even(int step, double odds, List<Integer> actors, boolean inevitable) {
        return new Moment(
                step,
                odds,
                actors.stream().map(actor -> new Candidate(actor, odds)).toList(),
                inevitable);
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
        return IntStream.rangeClosed(0, run.length())
                .filter(run::betweenMoves)
                .boxed()
                .toList();
    }

    /** One pass for all moments of a run. */
    private record Along(Spaces spaces, Interleavings space, Deadline deadline) {

        /** A state of the run, packed, and by actor the one after its next move. */
        private record Place(long[] state, Map<Integer, long[]> next) {}

        Optional<Odds> of(Run run) {
            List<Place> places = places(run.actorsUpTo(run.length()));
            BrokenShare share = new BrokenShare(space, deadline.until(1));
            List<Moment> found = new ArrayList<>();
            Optional<Moment> noReturn = Optional.empty();
            for (int step : moments(run)) {
                int moves = step == 0 ? 0 : run.steps().get(step - 1).move() + 1;
                Place place = places.get(moves);
                Optional<Moment> moment =
                        noReturn.isPresent() ? Optional.of(lost(step, place)) : moment(step, place, share);
                if (moment.isEmpty()) {
                    return Optional.empty();
                }
                found.add(moment.get());
                noReturn = noReturn.or(() -> moment.filter(Moment::inevitable));
            }
            return Optional.of(new Odds(found.getFirst(), found.subList(1, found.size()), noReturn));
        }

        private static Moment lost(int step, Place place) {
            return even(step, 1, List.copyOf(place.next().keySet()), true);
        }

        /** Empty where a limit was reached. What follows from a state whose share is known is known, too. */
        private static Optional<Moment> moment(int step, Place place, BrokenShare shares) {
            Optional<BrokenShare.Share> share = shares.of(place.state());
            if (share.isEmpty() || share.get().inevitable()) {
                return share.map(all -> lost(step, place));
            }
            List<Candidate> next = new ArrayList<>();
            for (Map.Entry<Integer, long[]> each : place.next().entrySet()) {
                double odds = shares.of(each.getValue()).orElseThrow().broken();
                next.add(new Candidate(each.getKey(), odds));
            }
            return Optional.of(new Moment(step, share.get().broken(), next, false));
        }

        private List<Place> places(List<Integer> actors) {
            Interleavings.View view = space.walker();
            List<Place> places = new ArrayList<>();
            short[] world = spaces.from();
            places.add(place(view, world));
            for (int actor : actors) {
                spaces.machine().move(world, actor, Tape.SILENT);
                places.add(place(view, world));
            }
            return places;
        }

        private Place place(Interleavings.View view, short[] world) {
            Map<Integer, long[]> next = new LinkedHashMap<>();
            for (int actor = 0; actor < spaces.machine().actors(); actor++) {
                if (spaces.machine().mayMove(world, actor)) {
                    short[] after = world.clone();
                    space.make(actor, after);
                    next.put(actor, packed(view, after));
                }
            }
            return new Place(packed(view, world), next);
        }

        private long[] packed(Interleavings.View view, short[] world) {
            long[] words = new long[space.width()];
            view.pack(world, words, 0);
            return words;
        }
    }
}
