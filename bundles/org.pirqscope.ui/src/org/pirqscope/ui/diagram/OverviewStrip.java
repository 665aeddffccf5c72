package org.pirqscope.ui.diagram;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.Matches;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.search.Odds;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.TabStop;

/**
 * The whole diagram in a narrow strip: the findings, the part that is visible, the current step. A click goes there.
 */
public final class OverviewStrip {

    private static final String WHOLE = "The whole run: \u25c4 stale pirq, thick line failure, thin line warning, "
            + "\u25c2 a mark, line at the right a call of the hunk under review";
    private static final String ODDS =
            "; the line that goes down: what share of the orders fails from there on, " + "left none, right all";

    private final Canvas strip;
    private final DiagramCanvas canvas;
    private final ThemePalette palette;
    private SequenceDiagram binned;
    private Mark[] bins = new Mark[0];
    private Optional<OddsLine> odds = Optional.empty();

    public OverviewStrip(Composite parent, DiagramCanvas canvas) {
        this.canvas = canvas;
        strip = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        strip.setData("id", "overview");
        strip.setToolTipText(WHOLE);
        palette = new ThemePalette(strip, strip::redraw);
        strip.addListener(SWT.Paint, this::paint);
        strip.addListener(SWT.MouseDown, event -> {
            if (event.button == 1) {
                jump(event.y);
            }
        });
        strip.addListener(SWT.MouseMove, event -> {
            if ((event.stateMask & SWT.BUTTON1) != 0) {
                jump(event.y);
            }
        });
        strip.addListener(SWT.KeyDown, event -> {
            int by = event.keyCode == SWT.ARROW_DOWN || event.keyCode == SWT.PAGE_DOWN
                    ? 1
                    : event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.PAGE_UP ? -1 : 0;
            if (by != 0) {
                canvas.scrollTo(canvas.top() + by * canvas.visibleRows());
            }
        });
        canvas.onScroll(strip::redraw);
        TabStop.make(strip, palette);
        AccessibleNames.say(strip, "Overview of the run", this::text);
    }

    /** The widget. */
    public Canvas control() {
        return strip;
    }

    private String text() {
        SequenceDiagram diagram = canvas.diagram();
        return diagram == null ? "" : diagram.findings() + " findings, at " + diagram.alarmRows().length + " rows";
    }

    /** Draws those odds, or none, down the strip. */
    public void show(Optional<Odds> known) {
        odds = known.flatMap(all -> Optional.ofNullable(canvas.diagram()).map(diagram -> new OddsLine(all, diagram)));
        strip.setToolTipText(WHOLE + (odds.isPresent() ? ODDS : ""));
        strip.redraw();
    }

    /** Draws the strip again. */
    public void redraw() {
        strip.redraw();
    }

    private void jump(int y) {
        if (canvas.diagram() != null) {
            long row = (long) y * canvas.diagram().rows() / Math.max(1, strip.getClientArea().height);
            canvas.scrollTo((int) row - canvas.visibleRows() / 2);
        }
    }

    private void paint(Event event) {
        Rectangle area = strip.getClientArea();
        GC gc = event.gc;
        gc.setBackground(palette.of(Tone.HEAD));
        gc.fillRectangle(area);
        if (canvas.diagram() == null || canvas.diagram().rows() == 0) {
            return;
        }
        gc.setBackground(palette.of(Tone.SELECTION));
        int height = Math.max(4, y(canvas.visibleRows(), area));
        gc.fillRectangle(0, y(canvas.top(), area), area.width, height);
        matches(gc, area);
        odds.ifPresent(line -> {
            gc.setForeground(palette.of(Tone.TEXT));
            gc.drawPolyline(line.corners(area.width, area.height, row -> y(row, area)));
        });
        findings(gc, area);
        pointed(gc, area);
        if (canvas.current() >= 0) {
            gc.setBackground(palette.of(Tone.ACCENT));
            gc.fillRectangle(0, y(canvas.current(), area) - 1, area.width, 2);
        }
    }

    private int y(int row, Rectangle area) {
        return (int) ((long) row
                * area.height
                / Math.max(canvas.visibleRows(), canvas.diagram().rows()));
    }

    /** What a search found: a tick at the left edge, at most one a pixel. */
    private void matches(GC gc, Rectangle area) {
        gc.setBackground(palette.of(Tone.TEXT));
        Matches found = canvas.marked().found();
        int drawn = -1;
        for (int row = found.next(-1); row >= 0 && drawn < area.height; row = found.next(row)) {
            int y = y(row, area);
            if (y <= drawn) {
                return;
            }
            gc.fillRectangle(0, y, 5, 1);
            drawn = y;
            row = lastOfPixel(row, y, area);
        }
    }

    /** The last row that falls on a pixel. */
    private int lastOfPixel(int row, int y, Rectangle area) {
        long rows = Math.max(canvas.visibleRows(), canvas.diagram().rows());
        return Math.max(row, (int) (((y + 1) * rows - 1) / Math.max(1, area.height)));
    }

    /** Marks of the reviewer, and calls of the hunk under review, at the right edge. */
    private void pointed(GC gc, Rectangle area) {
        PointedSteps pointed = canvas.marked().pointed();
        gc.setBackground(palette.of(Tone.TEXT));
        for (int step = pointed.hunk().nextSetBit(0);
                step > 0;
                step = pointed.hunk().nextSetBit(step + 1)) {
            gc.fillRectangle(area.width - 4, y(canvas.diagram().rowOf(step), area), 4, 2);
        }
        gc.setBackground(palette.of(Tone.ACCENT));
        for (int step : pointed.marks().keySet()) {
            int y = y(canvas.diagram().rowOf(step), area);
            gc.fillPolygon(new int[] {area.width, y - 4, area.width, y + 5, area.width - 8, y});
        }
    }

    private void findings(GC gc, Rectangle area) {
        bin(area);
        for (int y = 0; y < bins.length; y++) {
            if (bins[y] != Mark.NONE) {
                mark(gc, bins[y], y, area.width);
            }
        }
    }

    private void mark(GC gc, Mark mark, int y, int width) {
        gc.setBackground(palette.of(mark == Mark.WARNING ? Tone.WARNING : Tone.ALARM));
        if (mark == Mark.STALE_HIT) {
            gc.fillPolygon(new int[] {1, y, width, y - 6, width, y + 6});
        } else {
            gc.fillRectangle(mark == Mark.WARNING ? width / 2 : 2, y, width, mark == Mark.WARNING ? 1 : 2);
        }
    }

    /** The loudest finding for each pixel; counted once for a diagram and a height. */
    private void bin(Rectangle area) {
        if (binned == canvas.diagram() && bins.length == area.height) {
            return;
        }
        binned = canvas.diagram();
        bins = new Mark[area.height];
        java.util.Arrays.fill(bins, Mark.NONE);
        for (int row : binned.alarmRows()) {
            int y = Math.clamp(y(row, area), 0, Math.max(0, bins.length - 1));
            bins[y] = bins[y].compareTo(binned.mark(row)) < 0 ? binned.mark(row) : bins[y];
        }
    }
}
