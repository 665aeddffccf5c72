package org.pirqscope.diagram.picture;

import org.pirqscope.diagram.Row;
import org.pirqscope.diagram.SequenceDiagram;

/** How far to the right the labels of a diagram reach. */
final class Extent {

    private Extent() {
    }

    static double of(SequenceDiagram diagram, TextMeasure measure, double[] laneX, double least) {
        double right = least;
        for (int i = 0; i < diagram.rows(); i++) {
            Row row = diagram.row(i);
            if (row.kind().message()) {
                double start = Math.min(laneX[row.from()], laneX[row.to()]) + Geometry.LABEL_GAP + Geometry.ACTIVE * 2;
                right = Math.max(right, start + measure.width(row.text(), Face.CODE_BOLD) + 2 * Geometry.MARGIN);
            } else if (row.note().isPresent()) {
                right = Math.max(right, NoteShapes.width(row.note().get(), measure) + Geometry.GUTTER + 2 * Geometry.MARGIN);
            }
        }
        return right;
    }
}
