package org.pirqscope.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.explore.Coverage;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Outcome;

/**
 * Hands on what a search finds, as runs of the ordinary machine; each once, although a search may begin anew with wider
 * tables. Keeps it too: a search that began anew may be stopped before it finds the same again.
 */
final class Discoveries implements Progress {

    private final Exploration.Listener listener;
    private final Function<int[], Exploration.Failure> failing;
    private final Function<Coverage.Ending, List<Exploration.Ending>> endings;
    private final List<Exploration.Ending> found = new ArrayList<>();
    private Exploration.Failure first;

    /**
     * @param known a failing run that the listener knows of
     * @param endings the outcomes that one means and that were not asked for before
     */
    Discoveries(
            Exploration.Listener listener,
            Optional<Exploration.Failure> known,
            Function<int[], Exploration.Failure> failing,
            Function<Coverage.Ending, List<Exploration.Ending>> endings) {
        this.listener = listener;
        this.first = known.orElse(null);
        this.failing = failing;
        this.endings = endings;
    }

    /** The first failing run so far. */
    Optional<Exploration.Failure> first() {
        return Optional.ofNullable(first);
    }

    /** Those endings, counted, and at their end what was found only before the search began anew. */
    List<Exploration.Ending> with(List<Exploration.Ending> counted) {
        Set<List<Outcome>> known =
                counted.stream().map(Exploration.Ending::outcomes).collect(Collectors.toSet());
        return Stream.concat(counted.stream(), found.stream().filter(ending -> !known.contains(ending.outcomes())))
                .toList();
    }

    @Override
    public void at(long states, long transitions, int depth, long frontier, long bytes) {
        listener.at(states, transitions, depth, frontier, bytes);
    }

    @Override
    public void broken(int[] path) {
        if (first == null) {
            first = failing.apply(path);
            listener.failure(first);
        }
    }

    @Override
    public void ended(long outcome, int[] path) {
        List<Exploration.Ending> more = endings.apply(new Coverage.Ending(outcome, 0, path));
        found.addAll(more);
        more.forEach(listener::ending);
    }
}
