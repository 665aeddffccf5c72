package org.pirqscope.evidence.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.read.LogTexts;
import org.pirqscope.evidence.timeline.ClockSettings;
import org.pirqscope.evidence.timeline.Timeline;
import org.pirqscope.evidence.timeline.TimelineLink;
import org.pirqscope.evidence.timeline.TimelineRow;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/** The layers of a run log into a text each: what the timeline says of their order is the order of the run. */
class OwnTimelineTest {

    private static final int RUNS = 100;

    /** The texts of a run, and for each line of them its place among all lines. */
    private record Written(List<String> texts, Map<SourceLine, Integer> places) {

        static Written of(Run run) {
            Map<Layer, StringBuilder> texts = new TreeMap<>();
            Map<Layer, List<Integer>> order = new TreeMap<>();
            int next = 0;
            for (Step step : run.steps()) {
                for (LogLine line : step.log()) {
                    if (line.layer() != Layer.DRIVER) {
                        texts.computeIfAbsent(line.layer(), layer -> new StringBuilder())
                                .append(line.text())
                                .append('\n');
                        order.computeIfAbsent(line.layer(), layer -> new ArrayList<>())
                                .add(next++);
                    }
                }
            }
            Map<SourceLine, Integer> places = new HashMap<>();
            int file = 0;
            for (List<Integer> lines : order.values()) {
                for (int i = 0; i < lines.size(); i++) {
                    places.put(new SourceLine(file, i + 1), lines.get(i));
                }
                file++;
            }
            return new Written(
                    texts.values().stream().map(StringBuilder::toString).toList(), places);
        }
    }

    @Test
    void whatItSaysOfTheOrderIsTrue() {
        int links = 0;
        int unknown = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Written written = Written.of(Run.of(OwnLogs.scenario(seed)));
            if (written.texts().size() < 2) {
                continue;
            }
            LogTexts read = LogTexts.of(written.texts().toArray(String[]::new));
            Timeline timeline = Timeline.of(read.evidence(), ClockSettings.NONE);
            String where = "seed " + seed;
            assertEquals(List.of(), timeline.notes(), where);
            links += links(timeline, written.places(), where);
            unknown += rows(timeline, written.places(), where);
        }
        assertTrue(links > RUNS, "links: " + links);
        assertTrue(unknown > RUNS / 4, "rows whose order is not known: " + unknown);
    }

    private static int links(Timeline timeline, Map<SourceLine, Integer> places, String where) {
        int count = 0;
        for (TimelineRow row : timeline.rows()) {
            for (TimelineLink link : row.links()) {
                assertEquals(row.entry().place(), link.after(), where);
                assertTrue(places.get(link.before()) < places.get(link.after()), where + ": " + link);
                count++;
            }
        }
        return count;
    }

    private static int rows(Timeline timeline, Map<SourceLine, Integer> places, String where) {
        Map<Integer, Integer> last = new HashMap<>();
        int unknown = 0;
        SourceLine before = null;
        for (TimelineRow row : timeline.rows()) {
            SourceLine line = row.entry().place();
            assertTrue(last.getOrDefault(line.file(), 0) < line.line(), where + ": " + line);
            last.put(line.file(), line.line());
            boolean after = before == null || places.get(before) < places.get(line);
            assertTrue(after || !row.known(), where + ": " + before + " before " + line);
            unknown += row.known() ? 0 : 1;
            before = line;
        }
        return unknown;
    }
}
