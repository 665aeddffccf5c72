package org.pirqscope.ui.diagram;

import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.pirqscope.diagram.RowKind;

/** The diagram from the keyboard: arrows go from message to message, the page keys look around. */
final class DiagramKeys {

    private final DiagramCanvas canvas;
    private final IntConsumer goTo;

    DiagramKeys(DiagramCanvas canvas, IntConsumer goTo) {
        this.canvas = canvas;
        this.goTo = goTo;
        canvas.control().addListener(SWT.KeyDown, this::pressed);
        canvas.control().addListener(SWT.Traverse, event -> event.doit = true);
        canvas.control().addListener(SWT.MouseVerticalWheel, event -> canvas.scrollTo(canvas.top() - event.count));
        canvas.control().addListener(SWT.FocusIn, event -> canvas.control().redraw());
    }

    private void pressed(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> message(1);
            case SWT.ARROW_UP -> message(-1);
            case SWT.PAGE_DOWN -> canvas.scrollTo(canvas.top() + canvas.visibleRows() - 1);
            case SWT.PAGE_UP -> canvas.scrollTo(canvas.top() - canvas.visibleRows() + 1);
            default -> { }
        }
    }

    private void message(int direction) {
        if (canvas.diagram() == null) {
            return;
        }
        int row = canvas.current() + direction;
        while (row >= 0 && row < canvas.diagram().rows() && canvas.diagram().kind(row) == RowKind.NOTE) {
            row += direction;
        }
        if (row >= 0 && row < canvas.diagram().rows()) {
            goTo.accept(canvas.target(row));
        } else if (row < 0) {
            goTo.accept(0);
        }
    }
}
