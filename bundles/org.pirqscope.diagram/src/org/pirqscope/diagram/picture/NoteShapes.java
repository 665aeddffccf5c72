package org.pirqscope.diagram.picture;

import java.util.List;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.Note;

/** Draws notes: small boxes on a lane for effects, a box across the lanes for a finding. */
record NoteShapes(Metrics metrics, Paper frame) {

    static double width(Note note, Metrics metrics) {
        double widest = metrics.width("! " + note.title(), Face.TITLE);
        for (String line : note.lines()) {
            widest = Math.max(widest, metrics.width(line, Face.CODE));
        }
        return widest + 2 * metrics.notePad();
    }

    void draw(Note note, double y, List<Shape> out) {
        double wide = Math.min(width(note, metrics), frame.width() - frame.gutter() - metrics.margin());
        double x = Math.max(
                frame.gutter(), Math.min(frame.x(note.lane()) - wide / 2, frame.width() - wide - metrics.margin()));
        if (note.effect()) {
            effect(note, x, y, wide, out);
        } else {
            box(note, x, y, wide, out);
        }
    }

    private void effect(Note note, double x, double y, double wide, List<Shape> out) {
        Ink fill = note.frees() ? Ink.FREED_FILL : Ink.EFFECT_FILL;
        out.add(new Shape.Box(
                x,
                y + 3,
                wide,
                metrics.row() - 6,
                fill,
                note.frees() ? Ink.FREED_EDGE : Ink.EFFECT_EDGE,
                Stroke.SOLID));
        text(note.lines().get(0), x, y + metrics.noteBase(true), wide, Face.CODE, Ink.TEXT, out);
    }

    private void box(Note note, double x, double y, double wide, List<Shape> out) {
        boolean quiet = note.mark() == Mark.NONE;
        boolean warning = note.mark() == Mark.WARNING;
        Ink edge = quiet ? Ink.EFFECT_EDGE : warning ? Ink.WARNING : Ink.FAILURE;
        Ink fill = quiet ? Ink.EFFECT_FILL : warning ? Ink.WARNING_FILL : Ink.FAILURE_FILL;
        Stroke stroke = quiet || warning ? Stroke.SOLID : Stroke.THICK;
        double needed = metrics.noteBase(false) + note.lines().size() * metrics.noteLine() + metrics.notePad();
        double high = Math.min(needed, note.rows() * metrics.row()) - 6;
        out.add(new Shape.Box(x, y + 3, wide, high, fill, edge, stroke));
        double line = y + metrics.noteBase(false);
        text((quiet ? "" : "! ") + note.title(), x, line, wide, Face.TITLE, quiet ? Ink.TEXT : edge, out);
        for (String words : note.lines()) {
            line += metrics.noteLine();
            text(words, x, line, wide, Face.CODE, Ink.TEXT, out);
        }
    }

    private void text(String words, double x, double base, double wide, Face face, Ink ink, List<Shape> out) {
        String fitting = ShortenedText.text(words, face, wide - 2 * metrics.notePad() + 0.01, metrics);
        out.add(new Shape.Text(x + metrics.notePad(), base, fitting, face, Anchor.LEFT, ink, false));
    }
}
