package org.pirqscope.ui.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** A canvas that the Tab key reaches and leaves, and that shows while it has the focus. */
public final class TabStop {

    private final Canvas canvas;
    private final ThemePalette palette;

    private TabStop(Canvas canvas, ThemePalette palette) {
        this.canvas = canvas;
        this.palette = palette;
        canvas.addListener(SWT.KeyDown, event -> {}); // a control that hears no keys is not a stop
        canvas.addListener(SWT.Traverse, TabStop::traverse);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(SWT.Paint, this::line);
    }

    /**
     * Makes the canvas a stop; to be called when its own painting is set up, so that the line at its upper edge is seen
     * above.
     */
    public static void make(Canvas canvas, ThemePalette palette) {
        new TabStop(canvas, palette);
    }

    private static void traverse(Event event) {
        event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS
                || event.detail == SWT.TRAVERSE_PAGE_NEXT
                || event.detail == SWT.TRAVERSE_PAGE_PREVIOUS
                || event.detail == SWT.TRAVERSE_MNEMONIC;
    }

    private void line(Event event) {
        if (canvas.isFocusControl()) {
            Rectangle area = canvas.getClientArea();
            event.gc.setBackground(palette.of(Tone.ACCENT));
            event.gc.fillRectangle(0, 0, area.width, 2);
        }
    }
}
