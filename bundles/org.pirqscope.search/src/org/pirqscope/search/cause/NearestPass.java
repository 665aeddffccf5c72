package org.pirqscope.search.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Search;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Orders;
import org.pirqscope.search.space.Interleavings;

/**
 * The passing run that is nearest to a failing one: it parts from it as late as any passing run does, and from there on
 * has the fewest context switches.
 *
 * @param run the scenario with the schedule of the passing run, to its end
 * @param common moves (as explored) that both have
 * @param parted the last atomic move that both have, counted from 1; 0 where they have none in common
 */
public record NearestPass(Scenario run, int common, int parted) {

    /** The last step of the passing run that both have; 0 where they have none in common. */
    public int lastCommonStep(Run passing) {
        return (int)
                passing.steps().stream().takeWhile(step -> step.move() < parted).count();
    }

    /** Of a failing path through the exact space; empty if every order fails, or a limit was reached. */
    static Optional<NearestPass> of(Orders orders, int[] failing, Supplier<Limits> limits) {
        return orders.spaces().search(orders.exact(), space -> from(orders, space, failing, limits));
    }

    private static Optional<NearestPass> from(
            Orders orders, Interleavings space, int[] failing, Supplier<Limits> limits) {
        List<long[]> states = states(space, failing);
        for (int common = failing.length - 1; common >= 0; common--) {
            Limits left = limits.get();
            int last = common == 0 ? -1 : failing[common - 1];
            Search.Found found = new Search(space, Search.Order.FEWEST_SWITCHES, left)
                    .searchFrom(states.get(common), last, (at, switches, path) -> !at.broken());
            if (found.path() != null) {
                return Optional.of(pass(orders, failing, common, found.path()));
            }
            if (!found.complete()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<long[]> states(Interleavings space, int[] path) {
        Interleavings.View view = space.walker();
        List<long[]> states = new ArrayList<>();
        long[] words = new long[space.width()];
        view.start(words, 0);
        for (int choice : path) {
            states.add(words.clone());
            view.load(words, 0);
            view.next(choice, words, 0);
        }
        return states;
    }

    private static NearestPass pass(Orders orders, int[] failing, int common, int[] path) {
        List<Integer> actors = new ArrayList<>();
        for (int i = 0; i < common; i++) {
            actors.add(failing[i]);
        }
        int moves = orders.paths().schedule(actors).schedule().stream()
                .mapToInt(turn -> turn.moves())
                .sum();
        for (int choice : path) {
            actors.add(choice);
        }
        return new NearestPass(orders.paths().schedule(actors), common, moves);
    }

    /** The same moves among more controllers, which come after them. */
    NearestPass among(Scenario whole) {
        Run run = Run.of(whole.withSchedule(this.run.schedule()));
        return new NearestPass(whole.withSchedule(run.schedule()), common, parted);
    }
}
