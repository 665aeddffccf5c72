package org.pirqscope.ui.diagram;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.pirqscope.diagram.Activations;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.Row;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.ui.theme.Tone;

/** Draws the rows that are visible, and nothing else, in layers: bands, lifelines, activations, messages, notes, heads. */
final class DiagramPainter {

    private final Frame frame;
    private final GC gc;
    private final Ink ink;

    DiagramPainter(Frame frame) {
        this.frame = frame;
        this.gc = frame.gc();
        this.ink = frame.ink();
    }

    void paint() {
        gc.setBackground(ink.of(Tone.PANE));
        gc.fillRectangle(0, 0, frame.lanes().width(), frame.area().y + frame.area().height);
        gc.setAntialias(SWT.ON);
        if (frame.diagram().rows() > 0) {
            rows();
        }
        heads();
    }

    private void rows() {
        int first = NotePainter.start(frame, frame.top());
        RowPainter rows = new RowPainter(frame);
        for (int i = frame.top(); i <= frame.bottom(); i++) {
            rows.band(i);
        }
        lifelines();
        frame.diagram().activations().visible(frame.top(), frame.bottom(), this::activation);
        NotePainter notes = new NotePainter(frame);
        for (int i = first; i <= frame.bottom(); i++) {
            Row row = frame.diagram().row(i);
            if (row.kind() == RowKind.NOTE) {
                notes.paint(row);
            } else {
                rows.paint(row);
            }
        }
        currentLine();
    }

    private void lifelines() {
        gc.setForeground(ink.of(Tone.LINE));
        gc.setLineStyle(SWT.LINE_DASH);
        for (Lane lane : frame.diagram().shownLanes()) {
            int x = frame.lanes().x(lane.index());
            gc.drawLine(x, frame.area().y, x, frame.area().y + frame.area().height);
        }
        gc.setLineStyle(SWT.LINE_SOLID);
    }

    private void activation(Activations.Span span) {
        int top = Math.max(frame.y(span.first()) + ink.rowHeight - 4, frame.area().y - 2);
        int bottom = Math.min(frame.y(span.last()) + ink.rowHeight - 4, frame.area().y + frame.area().height + 2);
        int x = frame.lanes().x(span.lane()) - 4 + Math.min(span.level(), 4) * 3;
        gc.setBackground(ink.of(Tone.SELECTION));
        gc.fillRectangle(x, top, 8, bottom - top);
        gc.setForeground(ink.of(frame.diagram().lanes().get(span.lane()).layer()));
        gc.drawRectangle(x, top, 8, bottom - top);
    }

    private void currentLine() {
        if (frame.current() < 0 || frame.position() == 0) {
            return;
        }
        int y = frame.y(frame.current());
        gc.setBackground(ink.of(Tone.ACCENT));
        gc.fillRectangle(0, y, 4, ink.rowHeight);
        gc.fillRectangle(0, y + ink.rowHeight - 1, frame.lanes().width(), 1);
    }

    private void heads() {
        gc.setBackground(ink.of(Tone.HEAD));
        gc.fillRectangle(0, 0, frame.lanes().width(), ink.headHeight);
        gc.setFont(ink.bold);
        for (Lane lane : frame.diagram().shownLanes()) {
            gc.setForeground(ink.of(lane.layer()));
            int width = gc.textExtent(lane.name()).x;
            int x = frame.lanes().x(lane.index());
            gc.drawString(lane.name(), Math.max(2, x - width / 2), (ink.headHeight - gc.getFontMetrics().getHeight()) / 2, true);
        }
        gc.setForeground(ink.of(Tone.LINE));
        gc.drawLine(0, ink.headHeight - 1, frame.lanes().width(), ink.headHeight - 1);
    }
}
