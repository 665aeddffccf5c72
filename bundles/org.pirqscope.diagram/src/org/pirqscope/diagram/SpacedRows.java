package org.pirqscope.diagram;

import java.util.List;
import java.util.Optional;

/** The rows of a diagram with blank ones between them, so that the rows of another one stand beside them. */
public final class SpacedRows implements DiagramRows {

    private static final int BLANK = -1;

    private final DiagramRows rows;
    private final int[] shown;
    private final int[] place;
    private final Activations activations = new Activations();

    /** @param shown for each place the row that stands there, all of them in their order; -1 for a blank one */
    SpacedRows(DiagramRows rows, int[] shown) {
        this.rows = rows;
        this.shown = shown.clone();
        this.place = new int[rows.rows()];
        for (int at = 0; at < shown.length; at++) {
            if (shown[at] != BLANK) {
                place[shown[at]] = at;
            }
        }
        rows.activations().starting(0, rows.rows(), this::move);
        activations.finish(shown.length);
    }

    private void move(Activations.Span span) {
        int moved = activations.open(span.lane(), place[span.first()], span.level(), span.actor());
        activations.close(moved, place[span.last()]);
    }

    /** Whether nothing stands there. */
    public boolean blank(int at) {
        return shown[at] == BLANK;
    }

    /** Where the row stands that shows a step; -1 if there are no rows. */
    @Override
    public int rowOf(int step) {
        int row = rows.rowOf(step);
        return row < 0 ? -1 : place[row];
    }

    /** The row that stands there, or the one above it. */
    private int above(int at) {
        int here = at;
        while (here > 0 && blank(here)) {
            here--;
        }
        return Math.max(0, shown[here]);
    }

    @Override
    public List<Lane> allLanes() {
        return rows.allLanes();
    }

    @Override
    public List<Lane> shownLanes() {
        return rows.shownLanes();
    }

    @Override
    public int rows() {
        return shown.length;
    }

    @Override
    public int messages() {
        return rows.messages();
    }

    @Override
    public Activations activations() {
        return activations;
    }

    @Override
    public RowKind kind(int at) {
        return blank(at) ? RowKind.GAP : rows.kind(shown[at]);
    }

    @Override
    public int fromLane(int at) {
        return blank(at) ? 0 : rows.fromLane(shown[at]);
    }

    @Override
    public int toLane(int at) {
        return blank(at) ? 0 : rows.toLane(shown[at]);
    }

    @Override
    public int ownStep(int at) {
        return rows.ownStep(above(at));
    }

    @Override
    public int stepNumber(int at) {
        return rows.stepNumber(above(at));
    }

    @Override
    public int shownStep(int at) {
        return rows.shownStep(above(at));
    }

    @Override
    public int lastStep(int at) {
        return rows.lastStep(above(at));
    }

    @Override
    public Mark mark(int at) {
        return blank(at) ? Mark.NONE : rows.mark(shown[at]);
    }

    @Override
    public Row row(int at) {
        if (blank(at)) {
            return new Row(
                    at, RowKind.GAP, 0, 0, stepNumber(at), -1, "", Mark.NONE, false, false, false, Optional.empty());
        }
        Row row = rows.row(shown[at]);
        return new Row(
                at,
                row.kind(),
                row.from(),
                row.to(),
                row.step(),
                row.actor(),
                row.text(),
                row.mark(),
                row.switched(),
                row.folded(),
                row.failed(),
                row.note());
    }
}
