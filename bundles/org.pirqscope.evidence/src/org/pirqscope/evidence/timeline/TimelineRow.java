package org.pirqscope.evidence.timeline;

import java.util.List;

/**
 * An entry in the order of the timeline.
 *
 * @param known whether it comes after the row above; else the order of the two is not known
 * @param links what forces it to come after lines of other sources; empty where nothing does
 */
public record TimelineRow(TimelineEntry entry, boolean known, List<TimelineLink> links) {

    public TimelineRow {
        links = List.copyOf(links);
    }
}
