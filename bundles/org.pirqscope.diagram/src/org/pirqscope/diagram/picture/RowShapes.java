package org.pirqscope.diagram.picture;

import java.util.List;
import org.pirqscope.diagram.Activations;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.Row;
import org.pirqscope.diagram.RowKind;

/** Draws single rows: arrows with their labels, gaps, context switches, and the activations beside them. */
final class RowShapes {

    private static final double HEAD = 8;

    private final DiagramRows diagram;
    private final Metrics metrics;
    private final Paper frame;
    private final NoteShapes notes;

    RowShapes(DiagramRows diagram, Metrics metrics, Paper frame) {
        this.diagram = diagram;
        this.metrics = metrics;
        this.frame = frame;
        this.notes = new NoteShapes(metrics, frame);
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

    /** From the arrow that wakes the lane to the one that leaves it. */
    private void activation(Activations.Span span, List<Shape> out) {
        double x = frame.x(span.lane()) - metrics.active() / 2 + span.level() * metrics.active() / 2;
        double y = span.first() * metrics.row() + metrics.arrow();
        double height = Math.max(metrics.row() / 4, (span.last() - span.first()) * metrics.row());
        Ink edge = LaneInk.of(diagram.allLanes().get(span.lane()));
        out.add(new Shape.Box(x, y, metrics.active(), height, Ink.ACTIVE_FILL, edge, Stroke.SOLID));
    }

    void row(int index, List<Shape> out) {
        Row row = diagram.row(index);
        double y = index * metrics.row();
        switch (row.kind()) {
            case NOTE -> row.note().ifPresent(note -> notes.draw(note, y, out));
            case GAP -> gap(row, y, out);
            case CALL, SELF, HYPERCALL, TRAP, COMMAND, INTERRUPT, ANSWER -> message(row, y, out);
        }
    }

    /** One without words is only room. */
    private void gap(Row row, double y, List<Shape> out) {
        if (row.text().isEmpty()) {
            return;
        }
        double middle = y + metrics.row() / 2;
        out.add(new Shape.Start(row.index(), diagram.ownStep(row.index()), "gap" + diagram.ownStep(row.index())));
        out.add(new Shape.Line(
                frame.gutter(), middle, frame.width() - metrics.margin(), middle, Stroke.DASHED, Ink.GAP));
        out.add(new Shape.Text(
                frame.width() / 2,
                middle + 4 * metrics.scale(),
                "... " + row.text() + " ...",
                Face.CODE,
                Anchor.MIDDLE,
                Ink.GAP,
                true));
    }

    private void message(Row row, double y, List<Shape> out) {
        int own = diagram.ownStep(row.index());
        out.add(new Shape.Start(row.index(), own, "s" + own));
        if (row.switched()) {
            out.add(new Shape.Line(frame.gutter(), y, frame.width(), y, Stroke.DASHED, Ink.SWITCH));
        }
        Ink ink = ink(row);
        double base = y + metrics.arrow();
        number(row, base, ink, out);
        if (row.from() == row.to()) {
            label(row, base - metrics.scale(), ink, out);
            loop(row, base, ink, out);
        } else {
            label(row, base - 5 * metrics.scale(), ink, out);
            arrow(row, base, ink, out);
        }
    }

    private void number(Row row, double base, Ink ink, List<Shape> out) {
        boolean marked = row.mark() != Mark.NONE;
        String number = marked ? "! " + row.step() : Integer.toString(row.step());
        double x = frame.gutter() - metrics.numberGap();
        out.add(new Shape.Text(
                x, base - 2 * metrics.scale(), number, Face.SMALL, Anchor.RIGHT, marked ? ink : Ink.MUTED, false));
    }

    private static Ink ink(Row row) {
        return switch (row.mark()) {
            case NONE -> row.failed() ? Ink.FAILURE : row.kind() == RowKind.ANSWER ? Ink.ANSWER : Ink.LINE;
            case WARNING -> Ink.WARNING;
            case FAILURE, STALE_HIT -> Ink.FAILURE;
        };
    }

    private static Stroke stroke(Row row) {
        return row.kind() == RowKind.ANSWER
                ? Stroke.DASHED
                : row.mark().compareTo(Mark.WARNING) > 0 ? Stroke.THICK : Stroke.SOLID;
    }

    private void arrow(Row row, double base, Ink ink, List<Shape> out) {
        boolean right = frame.x(row.to()) > frame.x(row.from());
        double from = frame.x(row.from()) + (right ? metrics.edge() : -metrics.edge());
        double to = frame.x(row.to()) + (right ? -metrics.edge() : metrics.edge());
        out.add(new Shape.Line(from, base, to, base, stroke(row), ink));
        out.add(new Shape.Head(to, base, HEAD * metrics.scale(), right, row.kind() != RowKind.ANSWER, ink));
    }

    /** A call inside a lane: a small hook to the right of the lifeline; its answer is a hook without a head. */
    private void loop(Row row, double base, Ink ink, List<Shape> out) {
        double x = frame.x(row.to()) + metrics.edge();
        double far = x + 10 * metrics.scale();
        double top = base - 9 * metrics.scale();
        out.add(new Shape.Line(x, top, far, top, stroke(row), ink));
        out.add(new Shape.Line(far, top, far, base, stroke(row), ink));
        out.add(new Shape.Line(far, base, x, base, stroke(row), ink));
        out.add(new Shape.Head(x, base, HEAD * metrics.scale(), false, row.kind() != RowKind.ANSWER, ink));
    }

    /** Under its arrow, so that it hides nothing of it; the label of an arrow moves to the left before it is cut. */
    private void label(Row row, double base, Ink ink, List<Shape> out) {
        boolean self = row.from() == row.to();
        Face face = row.mark() == Mark.NONE ? Face.CODE : Face.CODE_BOLD;
        double x = Math.min(frame.x(row.from()), frame.x(row.to()))
                + metrics.labelGap()
                + (self ? metrics.active() * 1.5 : 0);
        String text = (row.folded() ? "[+] " : "") + row.text();
        double end = frame.width() - 4;
        double start = self ? x : Math.max(frame.gutter(), Math.min(x, end - metrics.width(text, face)));
        out.add(new Shape.Text(
                start, base, ShortenedText.text(text, face, end - start, metrics), face, Anchor.LEFT, ink, true));
    }
}
