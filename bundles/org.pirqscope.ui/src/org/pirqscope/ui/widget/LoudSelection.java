package org.pirqscope.ui.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.ui.theme.Palette;
import org.pirqscope.ui.theme.Tone;

/** A row of a table or tree that raises an alarm keeps its colours while it is selected; a bar at its left says that it is. */
public final class LoudSelection {

    private static final int BAR = 3;

    private LoudSelection() {
    }

    /** Watches the painting of a table's or tree's rows. */
    public static void into(Composite rows, Palette palette) {
        rows.addListener(SWT.EraseItem, event -> erase(event, palette));
    }

    private static void erase(Event event, Palette palette) {
        Color alarm = palette.of(Tone.ALARM_BACK);
        if ((event.detail & SWT.SELECTED) == 0) {
            // GTK takes the colour of the text from here as soon as anybody listens
            event.gc.setForeground(foreground((Item) event.item));
        }
        if ((event.detail & SWT.SELECTED) == 0 || !alarm.equals(background((Item) event.item, event.index))) {
            return;
        }
        event.gc.setBackground(alarm);
        event.gc.fillRectangle(event.x, event.y, event.width, event.height);
        if (event.index == 0) {
            event.gc.setBackground(palette.of(Tone.ACCENT));
            event.gc.fillRectangle(event.x, event.y, BAR, event.height);
        }
        event.gc.setForeground(palette.of(Tone.ALARM));
        event.detail &= ~(SWT.SELECTED | SWT.HOT | SWT.BACKGROUND);
    }

    private static Color foreground(Item item) {
        return item instanceof TableItem row ? row.getForeground() : ((TreeItem) item).getForeground();
    }

    private static Color background(Item item, int column) {
        return item instanceof TableItem row ? row.getBackground(column) : ((TreeItem) item).getBackground(column);
    }
}
