package org.pirqscope.diagram.picture;

import java.util.List;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.Note;

/** Draws notes: small boxes on a lane for effects, a box across the lanes for a finding. */
final class NoteShapes {

    private final TextMeasure measure;
    private final double[] laneX;
    private final double width;

    NoteShapes(TextMeasure measure, double[] laneX, double width) {
        this.measure = measure;
        this.laneX = laneX;
        this.width = width;
    }

    static double width(Note note, TextMeasure measure) {
        double widest = measure.width("! " + note.title(), Face.TITLE);
        for (String line : note.lines()) {
            widest = Math.max(widest, measure.width(line, Face.CODE));
        }
        return widest + 2 * Geometry.NOTE_PAD;
    }

    void draw(Note note, double y, List<Shape> out) {
        double wide = width(note, measure);
        double x = Math.max(Geometry.GUTTER, Math.min(laneX[note.lane()] - wide / 2, width - wide - Geometry.MARGIN));
        if (note.effect()) {
            out.add(new Shape.Box(x, y + 3, wide, Geometry.ROW - 6, Ink.EFFECT_FILL, Ink.EFFECT_EDGE, Stroke.SOLID));
            out.add(new Shape.Text(x + Geometry.NOTE_PAD, y + 17, note.lines().get(0), Face.CODE, Anchor.LEFT, Ink.TEXT, false));
        } else {
            box(note, x, y, wide, out);
        }
    }

    private void box(Note note, double x, double y, double wide, List<Shape> out) {
        boolean warning = note.mark() == Mark.WARNING;
        Ink edge = warning ? Ink.WARNING : Ink.FAILURE;
        Stroke stroke = warning ? Stroke.SOLID : Stroke.THICK;
        double high = note.rows() * Geometry.ROW - 6;
        out.add(new Shape.Box(x, y + 3, wide, high, warning ? Ink.WARNING_FILL : Ink.FAILURE_FILL, edge, stroke));
        double line = y + 20;
        out.add(new Shape.Text(x + Geometry.NOTE_PAD, line, "! " + note.title(), Face.TITLE, Anchor.LEFT, edge, false));
        for (String text : note.lines()) {
            line += Geometry.NOTE_LINE;
            out.add(new Shape.Text(x + Geometry.NOTE_PAD, line, text, Face.CODE, Anchor.LEFT, Ink.TEXT, false));
        }
    }
}
