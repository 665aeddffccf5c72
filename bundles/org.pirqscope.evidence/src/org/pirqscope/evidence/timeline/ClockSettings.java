package org.pirqscope.evidence.timeline;

import java.util.List;
import java.util.Map;
import org.pirqscope.evidence.fact.SourceLine;

/**
 * What somebody knows about the clocks.
 *
 * @param offsets by text: seconds to add to its times; the clocks of all texts that are named are then one
 * @param pairs lines that are of one moment
 */
public record ClockSettings(Map<Integer, Double> offsets, List<SameMoment> pairs) {

    /** Nobody knows anything. */
    public static final ClockSettings NONE = new ClockSettings(Map.of(), List.of());

    /** Two lines of two texts that are of one moment. */
    public record SameMoment(SourceLine one, SourceLine other) {}

    public ClockSettings {
        offsets = Map.copyOf(offsets);
        pairs = List.copyOf(pairs);
    }
}
