package org.pirqscope.ui.chart;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.pirqscope.chart.StatesChart;
import org.pirqscope.chart.StatesHistory;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.TabStop;

/** States of an exploration over time. */
public final class StatesCanvas {

    private final Canvas canvas;
    private final ThemePalette palette;
    private StatesHistory history = StatesHistory.EMPTY;

    public StatesCanvas(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        canvas.setData("id", "states");
        canvas.setData("shows", this);
        palette = new ThemePalette(canvas, canvas::redraw);
        canvas.addListener(SWT.Paint, this::paint);
        TabStop.make(canvas, palette);
        AccessibleNames.say(canvas, "States over time", this::text);
    }

    /** The widget. */
    public Canvas control() {
        return canvas;
    }

    /** Draws how it went so far. */
    public void show(StatesHistory next) {
        history = next;
        canvas.redraw();
    }

    private void paint(Event event) {
        Rectangle area = canvas.getClientArea();
        event.gc.setBackground(palette.of(Tone.PANE));
        event.gc.fillRectangle(area);
        if (history.samples().size() < 2 || area.width < 60 || area.height < 40) {
            return;
        }
        StatesChart chart = new StatesChart(history, JavaPaint.look(palette, canvas));
        Image image = new Image(canvas.getDisplay(), (ImageDataProvider)
                zoom -> JavaPaint.data(chart.image(area.width, area.height, zoom / 100.0)));
        event.gc.drawImage(image, 0, 0);
        image.dispose();
    }

    /** The last sample in words. */
    public String text() {
        StatesHistory.Sample last = history.samples().getLast();
        return "%,d states after %.1f s".formatted(last.states(), last.seconds());
    }
}
