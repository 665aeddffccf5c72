package org.pirqscope.ui.diagram;

import org.pirqscope.diagram.Matches;

/**
 * What of the rows stands out besides the current one.
 *
 * @param found what the search found
 * @param pointed what the reviewer points at
 * @param first and {@code last}: the rows that are selected together; -1 for none
 */
record MarkedRows(Matches found, PointedSteps pointed, int first, int last) {

    /** Whether the row belongs to the selected range. */
    boolean selected(int row) {
        return first >= 0 && row >= first && row <= last;
    }

    boolean range() {
        return first >= 0;
    }
}
