package org.pirqscope.ui.diagram;

import org.eclipse.swt.graphics.Rectangle;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.picture.DiagramLayout;

/**
 * What of a diagram is on the screen, and what of it stands out.
 *
 * @param area the place of the rows, below the heads
 * @param diagram what the layout draws
 * @param left how far the diagram is scrolled to the left
 * @param top the first row that is visible
 * @param position where the session stands; rows of later steps are drawn quieter
 * @param current the row of the current step, -1 for none
 * @param hover the row under the mouse, -1 for none
 * @param marked what was found and what is selected
 */
record DiagramWindow(
        DiagramRows diagram,
        DiagramLayout layout,
        Rectangle area,
        int left,
        int top,
        int position,
        int current,
        int hover,
        MarkedRows marked) {

    /** The last row of which something is visible. */
    int bottom() {
        return Math.min(diagram.rows() - 1, top + (int) (area.height / layout.rowHeight()));
    }

    /** The upper edge of a row. */
    int y(int row) {
        return area.y + (int) ((row - top) * layout.rowHeight());
    }

    int rowHeight() {
        return (int) layout.rowHeight();
    }
}
