package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.life.Life;
import org.pirqscope.evidence.life.Lives;

/**
 * The lives of the numbers that somebody did something with, over the rows of the timeline.
 *
 * @param length how many rows the timeline has
 */
public record LivesOverTime(List<LifeRow> rows, int length) {

    public LivesOverTime {
        rows = List.copyOf(rows);
    }

    /** The lives on a timeline of the same lines. */
    public static LivesOverTime of(Lives lives, Timeline timeline) {
        Map<SourceLine, Integer> places = new HashMap<>();
        for (int i = 0; i < timeline.rows().size(); i++) {
            int row = i + 1;
            TimelineEntry entry = timeline.rows().get(i).entry();
            entry.facts().stream().map(Fact::place).forEach(place -> places.put(place, row));
            entry.copies().forEach(copy -> places.put(copy, row));
        }
        int length = timeline.rows().size();
        List<LifeRow> rows = new ArrayList<>();
        for (Life life : lives.all()) {
            List<LifeBar> bars = life.quiet() ? List.of() : new LifeCourse(life, places, length).bars();
            if (!bars.isEmpty()) {
                rows.add(new LifeRow(life, bars));
            }
        }
        rows.sort(Comparator.comparingInt((LifeRow row) -> row.life().pirq())
                .reversed()
                .thenComparingInt(row -> row.life().domain()));
        return new LivesOverTime(rows, length);
    }

    /**
     * How many numbers of each domain are mapped after each row, from 0 on; numbers whose domain no line
     * names count where no line names any.
     */
    public Map<Integer, int[]> mapped() {
        Map<Integer, int[]> counts = new TreeMap<>();
        boolean named = rows.stream().anyMatch(row -> row.life().domain() >= 0);
        for (LifeRow row : rows) {
            if (row.life().domain() >= 0 || !named) {
                int[] changes = counts.computeIfAbsent(row.life().domain(), domain -> new int[length + 1]);
                boolean[] held = held(row);
                for (int i = 0; i < held.length; i++) {
                    changes[i] += held[i] ? 1 : 0;
                }
            }
        }
        return counts;
    }

    private boolean[] held(LifeRow row) {
        boolean[] held = new boolean[length + 1];
        for (LifeBar bar : row.bars()) {
            for (int i = bar.from(); bar.mapped() && i < bar.to(); i++) {
                held[i] = true;
            }
        }
        return held;
    }
}
