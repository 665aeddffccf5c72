package org.pirqscope.ui.diagram;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.pirqscope.diagram.picture.Picture;
import org.pirqscope.ui.theme.Tone;

/**
 * Paints what the layout answers for the visible rows, and around it what only a screen has: bands, fold marks, the
 * current row, heads that stay.
 */
final class DiagramPainter {

    private final GC gc;
    private final ScreenStyle style;
    private final DiagramWindow window;
    private final RowTones tones;

    DiagramPainter(GC gc, ScreenStyle style, DiagramWindow window) {
        this.gc = gc;
        this.style = style;
        this.window = window;
        this.tones = new RowTones(window);
    }

    /** The picture of the rows that was painted. */
    Picture paint() {
        Rectangle area = window.area();
        gc.setBackground(style.of(Tone.PANE));
        gc.fillRectangle(0, 0, area.width, area.y + area.height);
        gc.setAntialias(SWT.ON);
        Picture rows = window.layout().rows(window.top(), window.bottom());
        for (int row = window.top(); row <= window.bottom(); row++) {
            band(row);
        }
        rows(rows);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
        folds();
        pointed();
        currentLine();
        heads();
        return rows;
    }

    /** The step numbers stay where they are when the rest moves sideways. */
    private void rows(Picture rows) {
        Rectangle area = window.area();
        double top = window.layout().y(window.top()) - area.y;
        if (window.left() > 0) {
            int gutter = (int) window.layout().gutter();
            gc.setClipping(0, area.y, gutter, area.height);
            new ScreenPen(gc, style, area, 0, top, tones).draw(rows);
            gc.setClipping(gutter, area.y, area.width - gutter, area.height);
        }
        new ScreenPen(gc, style, area, window.left(), top, tones).draw(rows);
        gc.setClipping((Rectangle) null);
    }

    private void band(int row) {
        Tone tone = tones.band(row);
        if (tone == null) {
            return;
        }
        gc.setBackground(style.of(tone));
        gc.fillRectangle(0, window.y(row), window.area().width, window.rowHeight());
        if (window.marked().selected(row)) {
            gc.setBackground(style.of(Tone.ACCENT));
            gc.fillRectangle(0, window.y(row), 2, window.rowHeight());
        }
    }

    private void folds() {
        gc.setBackground(style.of(Tone.DIM));
        for (int row = window.top(); row <= window.bottom(); row++) {
            int call = window.diagram().foldable(row);
            if (call > 0) {
                triangle(window.diagram().folds(call), window.y(row) + window.rowHeight() / 2);
            }
        }
    }

    /** In the margin: a call that can be folded, pointing at its inside, or one that is, pointing at itself. */
    private void triangle(boolean folded, int y) {
        int x = 4;
        gc.fillPolygon(
                folded
                        ? new int[] {x + 1, y - 4, x + 6, y, x + 1, y + 4}
                        : new int[] {x, y - 2, x + 8, y - 2, x + 4, y + 3});
    }

    /** At the right edge: the names of marks, and a bar where the hunk under review touches a call. */
    private void pointed() {
        PointedSteps pointed = window.marked().pointed();
        for (int row = window.top(); row <= window.bottom(); row++) {
            if (pointed.touched(window.diagram(), row)) {
                gc.setBackground(style.of(Tone.TEXT));
                gc.fillRectangle(window.area().width - 4, window.y(row), 4, window.rowHeight());
            }
            String names = pointed.names(window.diagram(), row);
            if (!names.isEmpty()) {
                flag("\u2691 " + names, row);
            }
        }
    }

    private void flag(String words, int row) {
        Point size = gc.textExtent(words);
        int x = Math.max((int) window.layout().gutter(), window.area().width - size.x - 10);
        gc.setBackground(style.of(Tone.HEAD));
        gc.fillRoundRectangle(x - 3, window.y(row), size.x + 6, window.rowHeight(), 6, 6);
        gc.setForeground(style.of(Tone.ACCENT));
        gc.drawText(words, x, window.y(row) + (window.rowHeight() - size.y) / 2, true);
    }

    private void currentLine() {
        if (window.current() < window.top() || window.current() > window.bottom() || window.position() == 0) {
            return;
        }
        int y = window.y(window.current());
        gc.setBackground(style.of(Tone.ACCENT));
        gc.fillRectangle(0, y, 4, window.rowHeight());
        gc.fillRectangle(0, y + window.rowHeight() - 1, window.area().width, 1);
    }

    private void heads() {
        Picture head = window.layout().head();
        new ScreenPen(gc, style, new Rectangle(0, 0, window.area().width, window.area().y), window.left(), 0, tones)
                .draw(head);
        gc.setForeground(style.of(Tone.LINE));
        gc.setLineWidth(1);
        gc.drawLine(0, window.area().y - 1, window.area().width, window.area().y - 1);
    }
}
