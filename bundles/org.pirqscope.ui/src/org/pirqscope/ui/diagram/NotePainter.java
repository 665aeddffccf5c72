package org.pirqscope.ui.diagram;

import org.eclipse.swt.graphics.GC;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.Note;
import org.pirqscope.diagram.Row;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.ui.theme.Tone;

/** Draws the boxes: a small one for what became of a pirq, a large one for the story of a finding. */
final class NotePainter {

    private final Frame frame;
    private final GC gc;
    private final Ink ink;

    NotePainter(Frame frame) {
        this.frame = frame;
        this.gc = frame.gc();
        this.ink = frame.ink();
    }

    /** Draws a note that starts in this row. */
    void paint(Row row) {
        row.note().ifPresent(note -> {
            if (note.effect()) {
                effect(row, note);
            } else {
                box(row, note);
            }
        });
    }

    private void effect(Row row, Note note) {
        String text = note.lines().get(0);
        int width = (text.length() + 3) * ink.unit;
        int x = Math.min(frame.lanes().x(note.lane()) + 14, frame.lanes().width() - width - 4);
        int y = frame.y(row.index()) + 2;
        boolean freed = text.endsWith("free");
        fill(x, y, width, ink.rowHeight - 4, freed ? Tone.GOING : Tone.ADDED, Tone.LINE);
        gc.setFont(ink.mono);
        gc.setForeground(ink.of(row.step() > frame.position() ? Tone.DIM : Tone.TEXT));
        gc.drawString((freed ? "\u2212 " : "+ ") + text, x + 4, y + (ink.rowHeight - 4 - ink.textHeight) / 2, true);
    }

    private void box(Row row, Note note) {
        int longest = note.lines().stream().mapToInt(String::length).max().orElse(0);
        int width = Math.min((Math.max(longest, note.title().length() + 2) + 3) * ink.unit, frame.lanes().width() - 8);
        int x = Math.clamp(frame.lanes().x(note.lane()) - width / 4L, 4, Math.max(4, frame.lanes().width() - width - 4));
        int y = frame.y(row.index()) + 3;
        boolean alarm = note.mark() != Mark.WARNING;
        gc.setLineWidth(note.mark() == Mark.STALE_HIT ? 3 : 1);
        fill(x, y, width, note.rows() * ink.rowHeight - 5, alarm ? Tone.ALARM_BACK : Tone.PANE, alarm ? Tone.ALARM : Tone.WARNING);
        gc.setLineWidth(1);
        words(note, x + ink.unit, y + 2, alarm);
    }

    private void words(Note note, int x, int y, boolean alarm) {
        gc.setFont(ink.monoBold);
        gc.setForeground(ink.of(alarm ? Tone.ALARM : Tone.WARNING));
        gc.drawString((alarm ? "\u26a0 " : "! ") + note.title(), x, y, true);
        gc.setFont(ink.mono);
        gc.setForeground(ink.of(Tone.TEXT));
        for (int i = 0; i < note.lines().size(); i++) {
            gc.drawString(note.lines().get(i), x, y + (i + 1) * ink.textHeight, true);
        }
    }

    private void fill(int x, int y, int width, int height, Tone back, Tone edge) {
        gc.setBackground(ink.of(back));
        gc.fillRectangle(x, y, width, height);
        gc.setForeground(ink.of(edge));
        gc.drawRectangle(x, y, width, height);
    }

    /** The first row of the note to which a row belongs; the row itself if it starts one or is none. */
    static int start(Frame frame, int index) {
        int row = index;
        while (row > 0 && frame.diagram().kind(row) == RowKind.NOTE && frame.diagram().row(row).note().isEmpty()) {
            row--;
        }
        return row;
    }
}
