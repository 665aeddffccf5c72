package org.pirqscope.ui.status;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/** Gives one child all the room. JFace's status line keeps a third of itself for a message that nobody sends here. */
final class StatusLineLayout extends Layout {

    private final Control whole;

    StatusLineLayout(Control whole) {
        this.whole = whole;
    }

    @Override
    protected Point computeSize(Composite line, int width, int height, boolean flush) {
        Point size = whole.computeSize(SWT.DEFAULT, height, flush);
        return new Point(width == SWT.DEFAULT ? size.x : width, size.y + 2);
    }

    @Override
    protected void layout(Composite line, boolean flush) {
        Rectangle area = line.getClientArea();
        for (Control child : line.getChildren()) {
            child.setVisible(child == whole);
            child.setBounds(child == whole ? area : new Rectangle(0, 0, 0, 0));
        }
    }
}
