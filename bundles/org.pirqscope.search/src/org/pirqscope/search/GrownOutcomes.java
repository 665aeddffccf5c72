package org.pirqscope.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration.Ending;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.pack.Renaming;
import org.pirqscope.search.path.Deadline;

/**
 * What becomes of one of many controllers: all its outcomes among few of each kind, with one more of each kind and so
 * on, as far as all orders can be covered. Where one more changes nothing, they are saturated; that is no proof for
 * more.
 *
 * @param of how many controllers there are
 * @param kinds of each group of equal controllers the index of the first one
 * @param sizes each number of controllers of which all orders were covered
 * @param switched where not even the fewest could be covered: the orders with few context switches
 */
public record GrownOutcomes(int of, List<Integer> kinds, List<Size> sizes, Optional<FewSwitches> switched) {

    /** Of more controllers all orders are too many. */
    private static final int MOST = 4;
    /** States of three and more controllers. */
    private static final long STATES = 300_000;
    /** Memory of two. */
    private static final long BYTES = 64 << 20;
    /** What of the time it may take. */
    private static final double SHARE = 0.5;

    /**
     * Among so many.
     *
     * @param counts how many of each group
     * @param each what can become of a controller of each group, by the index of its first one; where its interrupt
     *        goes, another one is any other
     */
    public record Size(List<Integer> counts, Map<Integer, Set<Outcome>> each, long states) {

        /** How many controllers all together. */
        public int controllers() {
            return counts.stream().mapToInt(count -> count).sum();
        }
    }

    /** Of more than two controllers that nothing else than their own steps moves; empty for others. */
    public static Optional<GrownOutcomes> of(Scenario scenario, Options options) {
        int of = scenario.controllers().size();
        if (of <= 2 || !options.reduce() || !scenario.events().isEmpty()) {
            return Optional.empty();
        }
        int[] kinds = Renaming.kinds(scenario);
        List<Integer> firsts = Arrays.stream(kinds).distinct().boxed().toList();
        Deadline deadline = new Deadline(options.limits());
        List<Size> sizes = new ArrayList<>();
        for (int count = firsts.size() == 1 ? 2 : 1; ; count++) {
            List<Integer> taken = taken(kinds, count);
            boolean grew = sizes.isEmpty() || taken.size() > sizes.getLast().controllers();
            Optional<Size> size =
                    grew && taken.size() <= MOST ? size(scenario, taken, options, deadline) : Optional.empty();
            if (size.isEmpty()) {
                break;
            }
            sizes.add(size.get());
        }
        Optional<FewSwitches> switched = sizes.isEmpty()
                ? FewSwitches.of(
                        some(scenario, taken(kinds, firsts.size() == 1 ? 2 : 1)), options.within(limits(deadline)))
                : Optional.empty();
        return Optional.of(new GrownOutcomes(of, firsts, List.copyOf(sizes), switched));
    }

    /** The first {@code count} of each group, in the scenario's order. */
    private static List<Integer> taken(int[] kinds, int count) {
        return IntStream.range(0, kinds.length)
                .filter(c ->
                        IntStream.range(0, c).filter(d -> kinds[d] == kinds[c]).count() < count)
                .boxed()
                .toList();
    }

    private static Scenario some(Scenario scenario, List<Integer> taken) {
        return new Scenario(
                scenario.name(),
                "",
                scenario.versions(),
                scenario.pool(),
                taken.stream().map(scenario.controllers()::get).toList(),
                List.of(),
                List.of());
    }

    private static Limits limits(Deadline deadline) {
        Limits left = deadline.until(SHARE);
        return new Limits(Math.min(left.bytes(), BYTES), left.millis(), left.cancelled());
    }

    private static Optional<Size> size(Scenario all, List<Integer> taken, Options options, Deadline deadline) {
        Scenario some = some(all, taken);
        Result result = Exploration.explore(
                some,
                new Options(
                        options.fine(),
                        options.reduce(),
                        options.shortcuts(),
                        options.threads(),
                        limits(deadline),
                        STATES),
                Progress.NONE);
        if (!result.complete()) {
            return Optional.empty();
        }
        int[] kinds = Renaming.kinds(all);
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        taken.forEach(c -> counts.merge(kinds[c], 1, Integer::sum));
        List<List<Outcome>> endings =
                result.endings().stream().map(Ending::outcomes).toList();
        return Optional.of(new Size(List.copyOf(counts.values()), each(some, taken, kinds, endings), result.states()));
    }

    private static Map<Integer, Set<Outcome>> each(
            Scenario some, List<Integer> taken, int[] kinds, List<List<Outcome>> endings) {
        OneOutcome one = new OneOutcome(some.controllers());
        Map<Integer, Set<Outcome>> each = new LinkedHashMap<>();
        for (int c = 0; c < taken.size(); c++) {
            Set<Outcome> set = each.computeIfAbsent(kinds[taken.get(c)], kind -> new LinkedHashSet<>());
            for (List<Outcome> ending : endings) {
                set.add(one.of(ending, c));
            }
        }
        return each;
    }

    /** From which number of controllers on, up to the last one that was covered, the outcomes are the same. */
    public Optional<Size> sameFrom() {
        int from = sizes.size() - 1;
        while (from > 0 && sizes.get(from - 1).each().equals(sizes.getLast().each())) {
            from--;
        }
        return sizes.size() < 2 || from == sizes.size() - 1 ? Optional.empty() : Optional.of(sizes.get(from));
    }

    /** Whether a search of all controllers can tell no more: they are saturated, or the fewest are too many. */
    public boolean enough() {
        return sizes.isEmpty() || sameFrom().isPresent();
    }

    /** Whether all controllers were covered themselves. */
    public boolean all() {
        return !sizes.isEmpty() && sizes.getLast().controllers() == of;
    }
}
