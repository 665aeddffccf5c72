package org.pirqscope.diagram.picture;

import java.util.List;
import org.pirqscope.diagram.Activations;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.Row;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.diagram.SequenceDiagram;

/** Draws single rows: arrows with their labels, gaps, context switches, and the activations beside them. */
final class RowShapes {

    private final SequenceDiagram diagram;
    private final TextMeasure measure;
    private final double[] laneX;
    private final double width;
    private final NoteShapes notes;

    RowShapes(SequenceDiagram diagram, TextMeasure measure, double[] laneX, double width) {
        this.diagram = diagram;
        this.measure = measure;
        this.laneX = laneX;
        this.width = width;
        this.notes = new NoteShapes(measure, laneX, width);
    }

    /** The first row at or before {@code row} from which its note is drawn. */
    int noteStart(int row) {
        int start = row;
        while (start > 0 && start > row - 16 && start < diagram.rows() && diagram.kind(start) == RowKind.NOTE) {
            start--;
        }
        return start;
    }

    void activations(int first, int last, boolean owned, List<Shape> out) {
        if (owned) {
            diagram.activations().starting(first, last, span -> activation(span, out));
        } else {
            diagram.activations().visible(first, last, span -> activation(span, out));
        }
    }

    private void activation(Activations.Span span, List<Shape> out) {
        double x = laneX[span.lane()] - Geometry.ACTIVE / 2 + span.level() * Geometry.ACTIVE / 2;
        double y = span.first() * Geometry.ROW + Geometry.ROW / 2;
        double height = Math.max(Geometry.ROW / 2, (span.last() - span.first()) * Geometry.ROW + Geometry.ROW / 2 - 4);
        out.add(new Shape.Box(x, y, Geometry.ACTIVE, height, Ink.ACTIVE_FILL, Ink.ACTIVE_EDGE, Stroke.SOLID));
    }

    void row(int index, List<Shape> out) {
        Row row = diagram.row(index);
        double y = index * Geometry.ROW;
        switch (row.kind()) {
            case NOTE -> row.note().ifPresent(note -> notes.draw(note, y, out));
            case GAP -> gap(row, y, out);
            case CALL, SELF, HYPERCALL, TRAP, COMMAND, INTERRUPT, ANSWER -> message(row, y, out);
        }
    }

    private void gap(Row row, double y, List<Shape> out) {
        double middle = y + Geometry.ROW / 2;
        out.add(new Shape.Start(row.index(), row.step(), "gap" + row.step()));
        out.add(new Shape.Line(Geometry.GUTTER, middle, width - Geometry.MARGIN, middle, Stroke.DASHED, Ink.GAP));
        out.add(new Shape.Text(width / 2, middle + 4, "... " + row.text() + " ...", Face.CODE, Anchor.MIDDLE, Ink.GAP, true));
    }

    private void message(Row row, double y, List<Shape> out) {
        out.add(new Shape.Start(row.index(), row.step(), "s" + row.step()));
        if (row.switched()) {
            out.add(new Shape.Line(Geometry.GUTTER, y, width, y, Stroke.DASHED, Ink.SWITCH));
        }
        Ink ink = ink(row);
        double base = y + Geometry.ROW - 6;
        String number = row.mark() == Mark.NONE ? Integer.toString(row.step()) : "! " + row.step();
        out.add(new Shape.Text(Geometry.GUTTER - 8, base - 2, number, Face.SMALL, Anchor.RIGHT, row.mark() == Mark.NONE ? Ink.MUTED : ink, false));
        if (row.from() == row.to()) {
            loop(row, base, ink, out);
        } else {
            arrow(row, base, ink, out);
        }
        label(row, base - 5, ink, out);
    }

    private static Ink ink(Row row) {
        return switch (row.mark()) {
            case NONE -> row.failed() ? Ink.FAILURE : row.kind() == RowKind.ANSWER ? Ink.ANSWER : Ink.LINE;
            case WARNING -> Ink.WARNING;
            case FAILURE, STALE_HIT -> Ink.FAILURE;
        };
    }

    private static Stroke stroke(Row row) {
        return row.kind() == RowKind.ANSWER ? Stroke.DASHED : row.mark().compareTo(Mark.WARNING) > 0 ? Stroke.THICK : Stroke.SOLID;
    }

    private void arrow(Row row, double base, Ink ink, List<Shape> out) {
        double edge = Geometry.ACTIVE / 2 + 1;
        boolean right = laneX[row.to()] > laneX[row.from()];
        double from = laneX[row.from()] + (right ? edge : -edge);
        double to = laneX[row.to()] + (right ? -edge : edge);
        out.add(new Shape.Line(from, base, to, base, stroke(row), ink));
        out.add(new Shape.Head(to, base, right, row.kind() != RowKind.ANSWER, ink));
    }

    /** A call inside a lane: a small hook to the right of the lifeline; its answer is a hook without a head. */
    private void loop(Row row, double base, Ink ink, List<Shape> out) {
        double x = laneX[row.to()] + Geometry.ACTIVE / 2 + 1;
        double top = base - 9;
        out.add(new Shape.Line(x, top, x + 10, top, stroke(row), ink));
        out.add(new Shape.Line(x + 10, top, x + 10, base, stroke(row), ink));
        out.add(new Shape.Line(x + 10, base, x, base, stroke(row), ink));
        out.add(new Shape.Head(x, base, false, row.kind() != RowKind.ANSWER, ink));
    }

    private void label(Row row, double base, Ink ink, List<Shape> out) {
        boolean self = row.from() == row.to();
        Face face = row.mark() == Mark.NONE ? Face.CODE : Face.CODE_BOLD;
        double x = Math.min(laneX[row.from()], laneX[row.to()]) + Geometry.LABEL_GAP + (self ? Geometry.ACTIVE * 1.5 : 0);
        String text = (row.folded() ? "[+] " : "") + row.text();
        out.add(new Shape.Text(x, self ? base + 4 : base, Fit.text(text, face, width - x - 4, measure), face, Anchor.LEFT, ink, true));
    }
}
