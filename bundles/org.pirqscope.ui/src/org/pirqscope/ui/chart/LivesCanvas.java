package org.pirqscope.ui.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.pirqscope.chart.LivesChart;
import org.pirqscope.evidence.life.KnownDevice;
import org.pirqscope.evidence.life.PoolUse;
import org.pirqscope.evidence.timeline.LifeBar;
import org.pirqscope.evidence.timeline.LifeRow;
import org.pirqscope.evidence.timeline.LivesOverTime;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.TabStop;

/** The chart of lives, painted by Java2D as far as it is visible, with what is selected drawn over it. */
public final class LivesCanvas {

    private static final int STEP = 30;

    /** What is drawn. */
    public record Shown(LivesOverTime lives, List<KnownDevice> devices, List<PoolUse> pools) {}

    private final Canvas canvas;
    private final ThemePalette palette;
    private Optional<Shown> shown = Optional.empty();
    private LivesChart chart;
    private Image image;
    private Predicate<LifeBar> selected = bar -> false;
    private OptionalInt row = OptionalInt.empty();
    private Consumer<LifeBar> chosen = bar -> {};

    public LivesCanvas(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.V_SCROLL);
        canvas.setData("id", "log-chart");
        canvas.setData("shows", this);
        palette = new ThemePalette(canvas, this::restyle);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.Resize, event -> renew());
        canvas.addListener(SWT.Dispose, event -> drop());
        canvas.getVerticalBar().addListener(SWT.Selection, event -> renew());
        canvas.addListener(SWT.MouseDown, event -> {
            canvas.setFocus();
            bar(event).ifPresent(chosen);
        });
        canvas.addListener(SWT.MouseMove, event -> canvas.setToolTipText(null));
        canvas.addListener(SWT.MouseHover, event -> canvas.setToolTipText(tip(event)));
        canvas.addListener(SWT.KeyDown, this::key);
        TabStop.make(canvas, palette);
        AccessibleNames.say(canvas, "Lives over time", this::text);
    }

    /** The widget. */
    public Canvas control() {
        return canvas;
    }

    /** Runs with the bar that the user clicks. */
    public void onBar(Consumer<LifeBar> wanted) {
        chosen = wanted;
    }

    /** Draws other lives; nothing for none. */
    public void show(Optional<Shown> next) {
        shown = next;
        canvas.getVerticalBar().setSelection(0);
        restyle();
    }

    /** Marks bars, and a row of the timeline. */
    public void mark(Predicate<LifeBar> bars, OptionalInt timelineRow) {
        selected = bars;
        row = timelineRow;
        reveal();
        canvas.redraw();
    }

    /** The lives as text: a line for each, with its bars. */
    public String text() {
        return shown.map(what -> what.lives().rows().stream()
                        .map(life -> life.name() + ": "
                                + life.bars().stream().map(LivesCanvas::words).collect(Collectors.joining("; ")))
                        .collect(Collectors.joining("\n")))
                .orElse("no lives");
    }

    private static String words(LifeBar bar) {
        return bar.state().id() + " from row " + bar.from() + " to " + bar.to()
                + (bar.device().isEmpty() ? "" : ", " + bar.device());
    }

    private Optional<LifeBar> bar(Event event) {
        return chart == null ? Optional.empty() : chart.bar(event.x, event.y + top());
    }

    private String tip(Event event) {
        return bar(event).map(LivesCanvas::words).orElse(null);
    }

    private int top() {
        return canvas.getVerticalBar().isVisible() ? canvas.getVerticalBar().getSelection() : 0;
    }

    private int height() {
        return chart == null ? 0 : Math.max(chart.height(), canvas.getClientArea().height);
    }

    /** What is drawn, to be drawn elsewhere. */
    public Optional<LivesChart> chart() {
        return shown.map(
                what -> new LivesChart(what.lives(), what.devices(), what.pools(), JavaPaint.look(palette, canvas)));
    }

    private void restyle() {
        chart = chart().orElse(null);
        renew();
    }

    private void renew() {
        drop();
        ScrollBar down = canvas.getVerticalBar();
        int room = Math.max(1, canvas.getClientArea().height);
        int all = Math.max(room, height());
        down.setValues(Math.clamp(down.getSelection(), 0, all - room), 0, all, room, STEP, room);
        down.setVisible(all > room);
        canvas.redraw();
    }

    private void drop() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    /** Scrolls to the first life with a bar that is marked. */
    private void reveal() {
        if (chart == null || chart.plotted().isEmpty()) {
            return;
        }
        List<LifeRow> rows = shown.orElseThrow().lives().rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).bars().stream().anyMatch(selected)) {
                scrollTo((int) chart.y(i));
                return;
            }
        }
    }

    private void scrollTo(int y) {
        int room = canvas.getClientArea().height;
        if (y < top() || y > top() + room) {
            canvas.getVerticalBar().setSelection(y - room / 2);
            renew();
        }
    }

    private void paint(Event event) {
        Rectangle area = canvas.getClientArea();
        event.gc.setBackground(palette.of(Tone.PANE));
        event.gc.fillRectangle(area);
        if (chart == null || area.width < 60 || area.height < 40) {
            return;
        }
        if (image == null) {
            int from = top();
            image = new Image(canvas.getDisplay(), (ImageDataProvider)
                    zoom -> JavaPaint.data(chart.image(area.width, height(), from, from + area.height, zoom / 100.0)));
        }
        event.gc.drawImage(image, 0, 0);
        event.gc.setForeground(palette.of(Tone.ACCENT));
        event.gc.setBackground(palette.of(Tone.ACCENT));
        marks(event.gc, top());
    }

    private void marks(GC gc, int top) {
        Rectangle2D plotted = chart.plotted();
        row.ifPresent(at -> {
            int x = (int) chart.x(at + 0.5);
            gc.drawLine(x, (int) plotted.getY() - top, x, (int) plotted.getMaxY() - top);
        });
        gc.setLineWidth(2);
        List<LifeRow> rows = shown.orElseThrow().lives().rows();
        for (int i = 0; i < rows.size(); i++) {
            int y = (int) (chart.y(i) - chart.lifeHeight() / 2) - top;
            for (LifeBar bar : rows.get(i).bars()) {
                if (selected.test(bar)) {
                    int x = (int) chart.x(bar.from());
                    gc.drawRectangle(x, y + 1, (int) chart.x(bar.to()) - x, (int) chart.lifeHeight() - 2);
                    gc.fillPolygon(new int[] {
                        2, y + 4, 8, y + 4 + (int) chart.lifeHeight() / 2 - 4, 2, y + (int) chart.lifeHeight() - 4
                    });
                }
            }
        }
        gc.setLineWidth(1);
    }

    private void key(Event event) {
        int by = switch (event.keyCode) {
            case SWT.ARROW_DOWN -> STEP;
            case SWT.ARROW_UP -> -STEP;
            case SWT.PAGE_DOWN -> canvas.getClientArea().height;
            case SWT.PAGE_UP -> -canvas.getClientArea().height;
            default -> 0;
        };
        if (by != 0 && canvas.getVerticalBar().isVisible()) {
            canvas.getVerticalBar().setSelection(top() + by);
            renew();
        }
    }
}
