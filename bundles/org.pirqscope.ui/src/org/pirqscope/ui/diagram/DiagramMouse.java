package org.pirqscope.ui.diagram;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/**
 * The diagram by mouse: a click goes to a message, with Shift it selects up to it; the margin and a double click fold.
 */
final class DiagramMouse {

    private final DiagramCanvas canvas;
    private final DiagramReader reader;

    DiagramMouse(DiagramCanvas canvas, DiagramReader reader) {
        this.canvas = canvas;
        this.reader = reader;
        canvas.control().addListener(SWT.MouseDown, this::pressed);
        canvas.control()
                .addListener(
                        SWT.MouseDoubleClick,
                        event -> fold(
                                event.button != 1 || canvas.rowAt(event.y) < 0
                                        ? 0
                                        : canvas.rows().foldable(canvas.rowAt(event.y))));
    }

    private void pressed(Event event) {
        canvas.control().setFocus();
        int row = canvas.rowAt(event.y);
        if (event.button != 1 || row < 0) {
            return;
        }
        if (canvas.foldAt(event.x, event.y) > 0) {
            fold(canvas.foldAt(event.x, event.y));
        } else if ((event.stateMask & SWT.SHIFT) != 0) {
            canvas.still(() -> canvas.extend(row, reader));
        } else {
            canvas.still(() -> reader.goTo(canvas.rows().lastStep(row)));
        }
    }

    private void fold(int call) {
        if (call > 0) {
            canvas.still(() -> reader.draw(canvas.diagram().scope().toggle(call)));
        }
    }
}
