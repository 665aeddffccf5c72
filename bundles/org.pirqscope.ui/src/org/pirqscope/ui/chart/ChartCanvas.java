package org.pirqscope.ui.chart;

import java.util.List;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.pirqscope.chart.FailShare;
import org.pirqscope.chart.PirqChart;
import org.pirqscope.chart.PoolHistory;
import org.pirqscope.cli.explored.OrderShare;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.TabStop;

/** A chart painted by Java2D into an image, with the line of the current step drawn over it. */
public final class ChartCanvas {

    /** Pixels between a red line and a cursor that stand apart: both are two wide. */
    private static final int NEAR = 3;

    private final Canvas canvas;
    private final ThemePalette palette;
    private PoolHistory history;
    private List<FailShare> shares = List.of();
    private PirqChart chart;
    private Image image;
    private int position;

    public ChartCanvas(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        canvas.setData("id", "chart");
        canvas.setData("shows", this);
        palette = new ThemePalette(canvas, this::renew);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.Resize, event -> renew());
        canvas.addListener(SWT.Dispose, event -> drop());
        TabStop.make(canvas, palette);
        AccessibleNames.say(canvas, "Pirqs over time", this::text);
    }

    /** The widget. */
    public Canvas control() {
        return canvas;
    }

    /** Draws the history of another run; null for nothing. */
    public void show(PoolHistory next) {
        history = next;
        chart = null;
        renew();
    }

    /** Draws those shares of orders that fail with it; none where they are not known. */
    public void showShares(List<FailShare> known) {
        if (!known.equals(shares)) {
            shares = known;
            chart = null;
            renew();
        }
    }

    /** Moves the line to another step. */
    public void stand(int next) {
        position = next;
        canvas.redraw();
    }

    /** Runs with the step that the user clicks. */
    public void onStep(IntConsumer goTo) {
        canvas.addListener(SWT.MouseDown, event -> {
            canvas.setFocus();
            if (chart != null && event.button == 1) {
                goTo.accept(chart.position(event.x));
            }
        });
        canvas.addListener(SWT.KeyDown, event -> {
            int by = event.keyCode == SWT.ARROW_RIGHT ? 1 : event.keyCode == SWT.ARROW_LEFT ? -1 : 0;
            if (by != 0) {
                goTo.accept(position + by);
            }
        });
    }

    private void renew() {
        drop();
        canvas.redraw();
    }

    private void drop() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    private void paint(Event event) {
        Rectangle area = canvas.getClientArea();
        event.gc.setBackground(palette.of(Tone.PANE));
        event.gc.fillRectangle(area);
        if (history == null || area.width < 60 || area.height < 40) {
            return;
        }
        if (image == null) {
            chart = new PirqChart(history, shares, JavaPaint.look(palette, canvas));
            // a screen with more pixels asks for as many
            image = new Image(canvas.getDisplay(), (ImageDataProvider)
                    zoom -> JavaPaint.data(chart.image(area.width, area.height, zoom / 100.0)));
        }
        event.gc.drawImage(image, 0, 0);
        line(event.gc);
    }

    private void line(GC gc) {
        int x = (int) Math.round(chart.x(position));
        int top = (int) chart.plotted().getY();
        int bottom = (int) chart.plotted().getMaxY();
        gc.setAntialias(SWT.ON);
        gc.setBackground(palette.of(Tone.ACCENT));
        if (coversHit(x)) {
            // the red line stays whole: the cursor points at it from both ends
            gc.fillPolygon(new int[] {x - 5, top - 8, x + 7, top - 8, x + 1, top});
        } else {
            gc.fillRectangle(x, top, 2, bottom - top);
        }
        gc.fillPolygon(new int[] {x - 5, bottom + 8, x + 7, bottom + 8, x + 1, bottom});
    }

    private boolean coversHit(int x) {
        return history.staleHits().stream().anyMatch(hit -> Math.abs(Math.round(chart.x(hit)) - x) <= NEAR);
    }

    /** What the chart says at the current step. */
    public String text() {
        return history == null
                ? ""
                : "step " + position + " of " + history.length() + ", "
                        + history.staleHits().size() + " stale hits" + share();
    }

    private String share() {
        return shares.stream()
                .filter(each -> each.step() <= position)
                .reduce((before, last) -> last)
                .map(last -> ", " + OrderShare.text(last.share()) + " of the orders fail from here on")
                .orElse("");
    }
}
