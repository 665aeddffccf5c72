package org.pirqscope.diagram.picture;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.SequenceDiagram;

/**
 * Where everything of a diagram is. Rows have one height, so that a row is found from y and y from a row without looking at the others.
 * Asking for some rows costs as much as those rows, whatever the length of the diagram.
 */
public final class DiagramLayout {

    private final SequenceDiagram diagram;
    private final List<Lane> lanes;
    private final double[] laneX;
    private final double width;
    private final RowShapes shapes;

    private DiagramLayout(SequenceDiagram diagram, TextMeasure measure, double spacing, double width) {
        this.diagram = diagram;
        this.lanes = diagram.shownLanes();
        this.laneX = new double[diagram.lanes().size()];
        double x = Geometry.GUTTER + Geometry.FIRST_LANE;
        for (Lane lane : lanes) {
            laneX[lane.index()] = x;
            x += spacing;
        }
        this.width = width > 0 ? width : Extent.of(diagram, measure, this.laneX, x - spacing + Geometry.FIRST_LANE);
        this.shapes = new RowShapes(diagram, measure, this.laneX, this.width);
    }

    /** Wide enough for every label: nothing is cut. Looks at all rows once. */
    public static DiagramLayout complete(SequenceDiagram diagram, TextMeasure measure) {
        return new DiagramLayout(diagram, measure, Geometry.LANE, 0);
    }

    /** As wide as a window, at least as lanes need; a label that does not fit ends in three dots. */
    public static DiagramLayout fitting(SequenceDiagram diagram, TextMeasure measure, double window) {
        int gaps = Math.max(1, diagram.shownLanes().size() - 1);
        double room = window - Geometry.GUTTER - 2 * Geometry.FIRST_LANE - Geometry.MARGIN;
        double spacing = Math.clamp(room / gaps, 90, 260);
        double needed = Geometry.GUTTER + 2 * Geometry.FIRST_LANE + gaps * spacing;
        return new DiagramLayout(diagram, measure, spacing, Math.max(window, needed));
    }

    public SequenceDiagram diagram() {
        return diagram;
    }

    public double width() {
        return width;
    }

    /** Height of the lane heads, which stay in sight. */
    public double headHeight() {
        return Geometry.HEAD;
    }

    public double rowHeight() {
        return Geometry.ROW;
    }

    /** Height of all rows, without the heads. */
    public double bodyHeight() {
        return diagram.rows() * Geometry.ROW;
    }

    /** Upper edge of a row, counted from the lower edge of the heads. */
    public double y(int row) {
        return row * Geometry.ROW;
    }

    /** The row at this distance below the heads, -1 where there is none. */
    public int rowAt(double y) {
        int row = (int) Math.floor(y / Geometry.ROW);
        return row >= 0 && row < diagram.rows() ? row : -1;
    }

    /** x of a lifeline, by lane index; 0 for a lane without one. */
    public double laneX(int lane) {
        return laneX[lane];
    }

    /** The lane heads; y counts from the top of the head. */
    public Picture head() {
        List<Shape> out = new ArrayList<>();
        out.add(new Shape.Box(0, 0, width, Geometry.HEAD, Ink.HEAD, Ink.NONE, Stroke.SOLID));
        for (Lane lane : lanes) {
            out.add(new Shape.Text(laneX[lane.index()], Geometry.HEAD / 2 + 5, lane.name(), Face.HEAD, Anchor.MIDDLE, LaneInk.of(lane), false));
        }
        return new Picture(0, 0, width, Geometry.HEAD, out);
    }

    /** All that can be seen of the rows {@code first} to {@code last}, both included and cut to those that exist. */
    public Picture rows(int first, int last) {
        return part(first, last, false);
    }

    /** What begins in these rows, for writers that go through a long diagram piece by piece: every shape comes exactly once. */
    public Picture piece(int first, int last) {
        return part(first, last, true);
    }

    private Picture part(int first, int last, boolean owned) {
        int from = Math.max(0, first);
        int to = Math.min(diagram.rows() - 1, last);
        List<Shape> out = new ArrayList<>();
        double height = Math.max(0, to - from + 1) * Geometry.ROW;
        lifelines(y(from), height, out);
        shapes.activations(from, to, owned, out);
        for (int row = owned ? from : shapes.noteStart(from); row <= to; row++) {
            shapes.row(row, out);
        }
        return new Picture(0, y(from), width, height, out);
    }

    private void lifelines(double y, double height, List<Shape> out) {
        for (Lane lane : lanes) {
            double x = laneX[lane.index()];
            out.add(new Shape.Line(x, y, x, y + height, Stroke.DASHED, Ink.LIFELINE));
        }
    }

    /** The line that says where the reviewer stands: below the row of the step. */
    public Picture marker(int row, String text) {
        double y = y(row) + Geometry.ROW;
        List<Shape> out = List.of(new Shape.Line(0, y, width, y, Stroke.THICK, Ink.CURRENT),
                new Shape.Text(6, y + 13, text, Face.SMALL, Anchor.LEFT, Ink.CURRENT, true));
        return new Picture(0, y - 1, width, 16, out);
    }
}
