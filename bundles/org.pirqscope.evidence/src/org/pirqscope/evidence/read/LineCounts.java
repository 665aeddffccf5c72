package org.pirqscope.evidence.read;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.SourceFormat;

/** How many lines of one text ended in which state, for each format. */
final class LineCounts {

    private static final List<SourceFormat> FORMATS = List.of(SourceFormat.values());
    private static final int STATES = LineState.values().length;

    private final int[] counts = new int[FORMATS.size() * STATES];

    void add(SourceFormat format, LineState state, int lines) {
        counts[format.ordinal() * STATES + state.ordinal()] += lines;
    }

    /** Those of the formats that the text has. */
    List<SourceCount> sources(int file, String name) {
        List<SourceCount> sources = new ArrayList<>();
        for (SourceFormat format : FORMATS) {
            int read = of(format, LineState.READ);
            int known = of(format, LineState.KNOWN);
            int strange = of(format, LineState.NOT_UNDERSTOOD) + of(format, LineState.CUT);
            int lines = read + known + strange;
            if (lines > 0) {
                sources.add(new SourceCount(file, name, format, lines, read, known, strange));
            }
        }
        return sources;
    }

    private int of(SourceFormat format, LineState state) {
        return counts[format.ordinal() * STATES + state.ordinal()];
    }
}
