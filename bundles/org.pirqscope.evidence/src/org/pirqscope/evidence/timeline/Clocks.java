package org.pirqscope.evidence.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.timeline.TimelineLink.Reason;

/** Which texts have one clock, or two whose distance is known; what their times say of the order. */
final class Clocks {

    /** The times of another text are later by so much. */
    private record Distance(int text, double seconds) {}

    /** An entry with its time on the common clock. */
    private record Timed(double seconds, Node node) {}

    private final List<EntryChain> chains;
    private final Map<Integer, List<Distance>> distances = new TreeMap<>();
    private final Map<Integer, Integer> group = new HashMap<>();
    private final Map<Integer, Double> offset = new HashMap<>();
    private final List<Integer> backwards = new ArrayList<>();

    Clocks(List<EntryChain> chains, Set<List<Integer>> copies, ClockSettings settings, Map<SourceLine, Node> places) {
        this.chains = chains;
        copies.forEach(pair -> same(pair.get(0), 0, pair.get(1), 0));
        Map<Integer, Double> given = new TreeMap<>(settings.offsets());
        Integer first = given.isEmpty() ? null : given.keySet().iterator().next();
        given.forEach((text, seconds) -> same(first, -given.get(first), text, -seconds));
        for (ClockSettings.SameMoment pair : settings.pairs()) {
            same(pair.one().file(), time(places.get(pair.one())), pair.other().file(), time(places.get(pair.other())));
        }
        distances.keySet().forEach(this::settle);
    }

    private double time(Node node) {
        return node == null
                ? Double.NaN
                : chains.get(node.chain()).get(node.index()).seconds();
    }

    // at one moment the clock of one text shows this and that of the other one that
    private void same(int one, double shown, int other, double there) {
        if (one != other && !Double.isNaN(shown - there)) {
            distances.computeIfAbsent(one, text -> new ArrayList<>()).add(new Distance(other, shown - there));
            distances.computeIfAbsent(other, text -> new ArrayList<>()).add(new Distance(one, there - shown));
        }
    }

    private void settle(int start) {
        if (group.containsKey(start)) {
            return;
        }
        group.put(start, start);
        offset.put(start, 0.0);
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int text = open.remove();
            for (Distance next : distances.get(text)) {
                if (group.putIfAbsent(next.text(), start) == null) {
                    offset.put(next.text(), offset.get(text) + next.seconds());
                    open.add(next.text());
                }
            }
        }
    }

    /** Texts whose times run backwards somewhere, so that they say nothing. */
    List<Integer> backwards() {
        return backwards;
    }

    /** Whether two texts have one clock. */
    boolean together(int one, int other) {
        return one == other || group.containsKey(one) && group.get(one).equals(group.get(other));
    }

    /** Links what the clocks order. */
    void link(Links links) {
        Map<Integer, List<Timed>> byClock = new TreeMap<>();
        for (int chain = 0; chain < chains.size(); chain++) {
            Integer clock = group.get(chains.get(chain).file());
            if (clock != null) {
                byClock.computeIfAbsent(clock, key -> new ArrayList<>()).addAll(times(chain));
            }
        }
        byClock.values().forEach(times -> ordered(times, links));
    }

    private List<Timed> times(int chain) {
        List<Timed> times = new ArrayList<>();
        int text = chains.get(chain).file();
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < chains.get(chain).size(); i++) {
            double seconds = chains.get(chain).get(i).seconds();
            if (seconds < before) {
                backwards.add(text);
                return List.of();
            }
            if (!Double.isNaN(seconds)) {
                before = seconds;
                times.add(new Timed(seconds + offset.get(text), new Node(chain, i)));
            }
        }
        return times;
    }

    // of equal times nothing is known
    private static void ordered(List<Timed> times, Links links) {
        times.sort(Comparator.comparingDouble(Timed::seconds));
        int earlier = 0;
        int now = 0;
        for (int i = 0; i < times.size(); i++) {
            if (times.get(i).seconds() > times.get(now).seconds()) {
                earlier = now;
                now = i;
            }
            for (int k = earlier; k < now; k++) {
                links.add(times.get(k).node(), times.get(i).node(), Reason.CLOCK);
            }
        }
    }
}
