package org.pirqscope.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pirqscope.explore.Coverage;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.search.Exploration.Ending;
import org.pirqscope.search.pack.Renaming;
import org.pirqscope.search.path.Deadline;
import org.pirqscope.search.path.Paths;
import org.pirqscope.search.path.Spaces;
import org.pirqscope.search.space.Interleavings;
import org.pirqscope.search.space.Outcomes;

/**
 * The outcomes that a search has seen as a list, each with a run that ends so; and those of equal controllers
 * exchanged.
 */
final class SeenOutcomes {

    /** More than anybody would read: from here on what differs by the exchange of equal controllers is listed once. */
    private static final int MOST = 10_000;

    private final Scenario scenario;
    private final Spaces spaces;
    private final Paths paths;
    private final Deadline deadline;
    private final Set<Long> told = new HashSet<>();
    private final List<Ending> list = new ArrayList<>();
    private boolean exchanges;

    /** @param exchange whether the search took exchanged controllers for the same */
    SeenOutcomes(Scenario scenario, Spaces spaces, Paths paths, boolean exchange, Deadline deadline) {
        this.scenario = scenario;
        this.spaces = spaces;
        this.paths = paths;
        this.exchanges = exchange;
        this.deadline = deadline;
    }

    /** Whether no outcome that was seen is left out of the list. */
    boolean all() {
        return exchanges;
    }

    /** The list, by what it says. */
    List<Ending> of(Coverage coverage, Interleavings.Reductions reductions) {
        boolean symmetry = exchanges;
        coverage.outcomes().forEach(ending -> more(ending, reductions));
        exchanges |= !symmetry;
        list.sort(Comparator.comparing(
                e -> e.outcomes().stream().map(Outcome::text).toList().toString()));
        return List.copyOf(list);
    }

    /** Adds an outcome and those that it becomes when equal controllers are exchanged; answers those that are new. */
    List<Ending> more(Coverage.Ending ending, Interleavings.Reductions reductions) {
        int before = list.size();
        List<Integer> actors = paths.actors(ending.path(), reductions);
        long own = paths.outcome(actors);
        if (!reductions.symmetry() && own != ending.outcome()) {
            throw new IllegalStateException(
                    "explored, the run ends with " + spaces.outcomes().decode(ending.outcome()) + "; carried out, with "
                            + spaces.outcomes().decode(own));
        }
        Scenario run = paths.agreed(paths.schedule(actors), own);
        if (told.add(own)) {
            list.add(new Ending(spaces.outcomes().decode(own), ending.count(), run));
        }
        exchanges &= list.size() < MOST && !deadline.over(1);
        if (exchanges) {
            exchange(own, ending.count(), run);
        }
        return List.copyOf(list.subList(before, list.size()));
    }

    private void exchange(long own, long count, Scenario run) {
        for (Outcomes.Exchanged other : spaces.outcomes().exchanged(own, Renaming.kinds(scenario), MOST)) {
            if (told.add(other.key())) {
                list.add(new Ending(spaces.outcomes().decode(other.key()), count, exchanged(run, other.to())));
            }
        }
    }

    /** The run in which controller {@code to[i]} does what controller i has done. */
    private Scenario exchanged(Scenario run, int[] to) {
        List<String> actors = scenario.actors();
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : run.schedule()) {
            int actor = actors.indexOf(turn.actor());
            turns.add(new Turn(actor < to.length ? actors.get(to[actor]) : turn.actor(), turn.extent()));
        }
        return run.withSchedule(turns);
    }
}
