package org.pirqscope.diagram.image;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.RowKind;

/** Where pages begin: not between a message and its notes, unless the notes are longer than a page would stand. */
final class PageBreaks {

    private static final int LONGEST_NOTE = 12;

    private PageBreaks() {}

    /** @param room rows of a page @param footer rows that must be free at the end of the last page */
    static List<Integer> of(DiagramRows diagram, int room, int footer) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        int rows = diagram.rows();
        while (rows - starts.getLast() > room) {
            starts.add(message(diagram, starts.getLast() + room, starts.getLast()));
        }
        if (rows - starts.getLast() > 1 && rows - starts.getLast() + footer > room) {
            starts.add(message(diagram, rows - 1, starts.getLast()));
        }
        return starts;
    }

    /** The message to which a row belongs, after the start of the page before. */
    private static int message(DiagramRows diagram, int row, int before) {
        int start = row;
        while (start > Math.max(before + 1, row - LONGEST_NOTE) && diagram.kind(start) == RowKind.NOTE) {
            start--;
        }
        return diagram.kind(start) == RowKind.NOTE ? row : start;
    }
}
