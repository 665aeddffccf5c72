package org.pirqscope.ui.diagram;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.pirqscope.diagram.SequenceDiagram;

/**
 * What one painting needs.
 *
 * @param top the first row that is visible
 * @param position where the session stands; rows of later steps are drawn quieter
 * @param current the row of the current step, -1 for none
 * @param hover the row under the mouse, -1 for none
 * @param marked what was found and what is selected
 */
record Frame(GC gc, Ink ink, SequenceDiagram diagram, LaneGeometry lanes, Rectangle area, int top, int position, int current, int hover,
        Marked marked) {

    /** The upper edge of a row. */
    int y(int row) {
        return area.y + (row - top) * ink.rowHeight;
    }

    /** The last row of which something is visible. */
    int bottom() {
        return Math.min(diagram.rows() - 1, top + area.height / ink.rowHeight);
    }
}
