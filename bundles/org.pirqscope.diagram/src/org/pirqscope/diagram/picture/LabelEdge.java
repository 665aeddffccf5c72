package org.pirqscope.diagram.picture;

import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Row;

/** How far to the right the labels of a diagram reach. */
final class LabelEdge {

    private LabelEdge() {}

    static double of(DiagramRows diagram, Metrics metrics, LanePlaces lanes, double gutter) {
        double right = lanes.width();
        for (int i = 0; i < diagram.rows(); i++) {
            Row row = diagram.row(i);
            if (row.kind().message()) {
                double start =
                        Math.min(lanes.x(row.from()), lanes.x(row.to())) + metrics.labelGap() + metrics.active() * 2;
                right = Math.max(right, start + metrics.width(row.text(), Face.CODE_BOLD) + 2 * metrics.margin());
            } else if (row.note().isPresent()) {
                right = Math.max(right, NoteShapes.width(row.note().get(), metrics) + gutter + 2 * metrics.margin());
            }
        }
        return right;
    }
}
