package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.List;

/** Entries of one text whose order is that of their lines. */
final class EntryChain {

    private final int file;
    private final boolean trace;
    private final List<TimelineEntry> entries;

    EntryChain(int file, boolean trace, List<TimelineEntry> entries) {
        this.file = file;
        this.trace = trace;
        this.entries = new ArrayList<>(entries);
    }

    int file() {
        return file;
    }

    /** Whether it is a trace, which is printed later than it happens. */
    boolean trace() {
        return trace;
    }

    List<TimelineEntry> entries() {
        return entries;
    }

    TimelineEntry get(int index) {
        return entries.get(index);
    }

    int size() {
        return entries.size();
    }
}
