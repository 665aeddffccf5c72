package org.pirqscope.ui.diagram;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.Row;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.ui.theme.Tone;

/** Draws one message: its band, its arrow, its text. */
final class RowPainter {

    private final Frame frame;
    private final GC gc;
    private final Ink ink;

    RowPainter(Frame frame) {
        this.frame = frame;
        this.gc = frame.gc();
        this.ink = frame.ink();
    }

    /** The band behind the row, under the lifelines. */
    void band(int index) {
        Tone tone = tone(index);
        if (tone == null) {
            return;
        }
        gc.setBackground(ink.of(tone));
        gc.fillRectangle(0, frame.y(index), frame.lanes().width(), ink.rowHeight);
        if (frame.marked().selected(index)) {
            gc.setBackground(ink.of(Tone.ACCENT));
            gc.fillRectangle(0, frame.y(index), 2, ink.rowHeight);
        }
    }

    private Tone tone(int index) {
        if (index == frame.current()) {
            return frame.diagram().mark(index) == Mark.STALE_HIT ? Tone.ALARM_BACK : Tone.SELECTION;
        }
        if (frame.diagram().kind(index).message() && frame.diagram().mark(index) == Mark.STALE_HIT) {
            return Tone.ALARM_BACK;
        }
        if (frame.marked().selected(index)) {
            return Tone.SELECTION;
        }
        return index == frame.hover() ? Tone.HEAD : null;
    }

    /** Behind the text of a row; what a search found stands out whatever the row is. */
    private Tone behind(int index) {
        Tone tone = frame.marked().found().has(index) ? Tone.BITS : tone(index);
        return tone == null ? Tone.PANE : tone;
    }

    void paint(Row row) {
        int y = frame.y(row.index());
        if (row.switched() && row.index() > 0) {
            switchLine(row, y);
        }
        if (row.kind() == RowKind.GAP) {
            text(row, frame.lanes().x(row.from()) + ink.unit, y);
            return;
        }
        int line = y + ink.rowHeight - 4;
        gc.setForeground(color(row));
        gc.setLineWidth(row.index() == frame.current() ? 2 : 1);
        gc.setLineStyle(row.kind() == RowKind.ANSWER ? SWT.LINE_DASH : SWT.LINE_SOLID);
        int end = row.from() == row.to() ? self(row, line) : arrow(row, line);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
        text(row, end, y);
        if (frame.diagram().foldable(row.index()) > 0) {
            triangle(row, y + ink.rowHeight / 2);
        }
    }

    /** In the margin: a call that can be folded, pointing at its inside, or one that is, pointing at itself. */
    private void triangle(Row row, int y) {
        gc.setBackground(ink.of(Tone.DIM));
        gc.fillPolygon(row.folded() ? new int[] {5, y - 4, 10, y, 5, y + 4} : new int[] {4, y - 2, 12, y - 2, 8, y + 3});
    }

    private Color color(Row row) {
        if (row.mark() == Mark.STALE_HIT || row.mark() == Mark.FAILURE) {
            return ink.of(Tone.ALARM);
        }
        if (row.mark() == Mark.WARNING || row.failed()) {
            return ink.of(Tone.WARNING);
        }
        return ink.of(row.step() > frame.position() || row.kind() == RowKind.ANSWER ? Tone.DIM : Tone.TEXT);
    }

    /** Another controller goes on here. */
    private void switchLine(Row row, int y) {
        gc.setForeground(ink.of(Tone.LINE));
        gc.setLineStyle(SWT.LINE_DOT);
        gc.drawLine(0, y, frame.lanes().width(), y);
        gc.setLineStyle(SWT.LINE_SOLID);
    }

    private int arrow(Row row, int line) {
        int from = frame.lanes().x(row.from());
        int to = frame.lanes().x(row.to());
        int side = from < to ? 1 : -1;
        int start = from + 5 * side;
        int tip = to - 6 * side;
        gc.drawLine(start, line, tip, line);
        gc.setLineStyle(SWT.LINE_SOLID);
        head(tip, line, side, row.kind() != RowKind.ANSWER);
        return Math.min(start, tip) + ink.unit;
    }

    private void head(int tip, int line, int side, boolean filled) {
        int length = 7 * side;
        if (filled) {
            gc.setBackground(gc.getForeground());
            gc.fillPolygon(new int[] {tip, line, tip - length, line - 4, tip - length, line + 4});
        } else {
            gc.drawPolyline(new int[] {tip - length, line - 4, tip, line, tip - length, line + 4});
        }
    }

    private int self(Row row, int line) {
        int x = frame.lanes().x(row.from()) + 5;
        int up = line - ink.rowHeight / 2;
        gc.drawPolyline(new int[] {x, up, x + 12, up, x + 12, line, x + 2, line});
        gc.setLineStyle(SWT.LINE_SOLID);
        head(x + 1, line, -1, row.kind() != RowKind.ANSWER);
        return x + 12 + ink.unit;
    }

    private void text(Row row, int x, int y) {
        boolean loud = row.mark() == Mark.STALE_HIT || row.mark() == Mark.FAILURE || row.index() == frame.current();
        gc.setFont(loud ? ink.monoBold : ink.mono);
        gc.setForeground(row.kind() == RowKind.GAP ? ink.of(Tone.DIM) : color(row));
        gc.setBackground(ink.of(behind(row.index())));
        String text = sign(row) + row.text() + (row.folded() ? " [+]" : "");
        int end = frame.lanes().width() - 4;
        boolean movable = row.from() != row.to();
        int start = movable ? Math.max(2, Math.min(x, end - text.length() * ink.unit)) : x;
        gc.drawString(ink.cut(text, end - start), start, y + 1, false);
    }

    private static String sign(Row row) {
        return switch (row.mark()) {
            case NONE -> "";
            case WARNING -> "! ";
            case FAILURE -> "\u2717 ";
            case STALE_HIT -> "\u26a0 ";
        };
    }
}
