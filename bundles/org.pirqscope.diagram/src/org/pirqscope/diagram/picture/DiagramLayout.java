package org.pirqscope.diagram.picture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.Row;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.machine.call.Layer;

/**
 * Where everything of a diagram is. Rows have one height, so that a row is found from y and y from a row without
 * looking at the others. Asking for some rows costs as much as those rows, whatever the length of the diagram.
 */
public final class DiagramLayout {

    /** So many controllers have folding lanes as soon as something does not fit. */
    private static final int MANY = 3;
    /** What may be missing of a window's width before lanes of fewer controllers fold. */
    private static final double LITTLE = 0.2;

    private final DiagramRows diagram;
    private final Metrics metrics;
    private final List<Lane> lanes;
    private final LanePlaces places;
    private final double width;
    private final RowShapes shapes;
    private final double gutter;
    private final BitSet folded;

    private DiagramLayout(
            DiagramRows diagram, Metrics metrics, double gutter, LanePlaces places, double width, BitSet folded) {
        this.diagram = diagram;
        this.metrics = metrics;
        this.lanes = diagram.shownLanes();
        this.gutter = gutter;
        this.places = places;
        this.width = width;
        this.folded = folded;
        this.shapes = new RowShapes(diagram, metrics, new Paper(places, gutter, width));
    }

    /** Wide enough for every label: nothing is cut. Looks at all rows once. */
    public static DiagramLayout complete(DiagramRows diagram, Metrics metrics) {
        double gutter = gutter(diagram, metrics);
        LanePlaces places = LanePlaces.even(diagram.allLanes().size(), diagram.shownLanes(), gutter, metrics);
        return new DiagramLayout(
                diagram, metrics, gutter, places, edge(diagram, metrics, places, gutter), new BitSet());
    }

    /** How far to the right the labels reach. */
    private static double edge(DiagramRows diagram, Metrics metrics, LanePlaces lanes, double gutter) {
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

    /** As wide as a window, at least as lanes need; a text that does not fit ends in three dots. */
    public static DiagramLayout fitting(DiagramRows diagram, Metrics metrics, double window) {
        return fitting(diagram, metrics, window, new BitSet());
    }

    /**
     * The same for a window that shows the rows {@code first} to {@code last}: where the lanes do not fit, those of
     * drivers that do nothing in these rows are folded to their lifelines. Of two controllers they keep their names
     * where only a little is missing.
     */
    public static DiagramLayout fitting(DiagramRows diagram, Metrics metrics, double window, int first, int last) {
        double room = drivers(diagram) < MANY ? window * (1 + LITTLE) : window;
        boolean fits = LanePlaces.least(diagram.shownLanes(), new BitSet(), gutter(diagram, metrics), metrics) <= room;
        return fitting(diagram, metrics, window, fits ? new BitSet() : idle(diagram, first, last));
    }

    private static DiagramLayout fitting(DiagramRows diagram, Metrics metrics, double window, BitSet folded) {
        double gutter = gutter(diagram, metrics);
        LanePlaces places =
                LanePlaces.sharing(diagram.allLanes().size(), diagram.shownLanes(), folded, gutter, window, metrics);
        return new DiagramLayout(diagram, metrics, gutter, places, places.width(), folded);
    }

    private static long drivers(DiagramRows diagram) {
        return diagram.shownLanes().stream()
                .filter(lane -> lane.layer() == Layer.DRIVER)
                .count();
    }

    private static BitSet idle(DiagramRows diagram, int first, int last) {
        BitSet busy = diagram.busyLanes(first, last);
        BitSet idle = new BitSet();
        diagram.shownLanes().stream()
                .filter(lane -> lane.layer() == Layer.DRIVER && !busy.get(lane.index()))
                .forEach(lane -> idle.set(lane.index()));
        return idle;
    }

    private static double gutter(DiagramRows diagram, Metrics metrics) {
        return metrics.gutter(diagram.rows() == 0 ? 0 : diagram.stepNumber(diagram.rows() - 1));
    }

    public DiagramRows diagram() {
        return diagram;
    }

    /** The measures that it was made with. */
    public Metrics metrics() {
        return metrics;
    }

    /** Width of the column of step numbers, which is left of all lanes. */
    public double gutter() {
        return gutter;
    }

    public double width() {
        return width;
    }

    /** Height of the lane heads, which stay in sight. */
    public double headHeight() {
        return metrics.head();
    }

    public double rowHeight() {
        return metrics.row();
    }

    /** Height of all rows, without the heads. */
    public double bodyHeight() {
        return diagram.rows() * metrics.row();
    }

    /** Upper edge of a row, counted from the lower edge of the heads. */
    public double y(int row) {
        return row * metrics.row();
    }

    /** The row at this distance below the heads, -1 where there is none. */
    public int rowAt(double y) {
        int row = (int) Math.floor(y / metrics.row());
        return row >= 0 && row < diagram.rows() ? row : -1;
    }

    /** x of a lifeline, by lane index; 0 for a lane without one. */
    public double laneX(int lane) {
        return places.x(lane);
    }

    /** Whether only the lifeline of a lane is left. */
    public boolean folds(Lane lane) {
        return folded.get(lane.index());
    }

    /** From where to where the message of a row reaches, its label included. */
    public RowReach reach(int row) {
        double one = laneX(diagram.fromLane(row));
        double other = diagram.kind(row) == RowKind.NOTE ? one : laneX(diagram.toLane(row));
        double label = metrics.labelGap()
                + 1.5 * metrics.active()
                + metrics.width(diagram.row(row).text(), Face.CODE_BOLD);
        double left = Math.min(one, other);
        return new RowReach(
                left - metrics.active(),
                Math.min(width, Math.max(Math.max(one, other) + metrics.active(), left + label)));
    }

    /** The lane whose lifeline is nearest; there is always one. */
    public Lane laneNear(double x) {
        Lane best = lanes.get(0);
        for (Lane lane : lanes) {
            best = Math.abs(laneX(lane.index()) - x) < Math.abs(laneX(best.index()) - x) ? lane : best;
        }
        return best;
    }

    /** The lane heads; y counts from the top of the head. */
    public Picture head() {
        List<Shape> out = new ArrayList<>();
        out.add(new Shape.Box(0, 0, width, metrics.head(), Ink.HEAD, Ink.NONE, Stroke.SOLID));
        double base = metrics.head() / 2 + 5 * metrics.scale();
        for (Lane lane : lanes) {
            boolean narrow = folds(lane);
            out.add(new Shape.Text(
                    laneX(lane.index()),
                    base,
                    narrow ? lane.shortName() : lane.name(),
                    narrow ? Face.SMALL : Face.HEAD,
                    Anchor.MIDDLE,
                    LaneInk.of(lane),
                    false));
        }
        return new Picture(0, 0, width, metrics.head(), out);
    }

    /** All that can be seen of the rows {@code first} to {@code last}, both included and cut to those that exist. */
    public Picture rows(int first, int last) {
        return part(first, last, false);
    }

    /**
     * What begins in these rows, for writers that go through a long diagram piece by piece: every shape comes exactly
     * once.
     */
    public Picture piece(int first, int last) {
        return part(first, last, true);
    }

    private Picture part(int first, int last, boolean owned) {
        int from = Math.max(0, first);
        int to = Math.min(diagram.rows() - 1, last);
        List<Shape> out = new ArrayList<>();
        double height = Math.max(0, to - from + 1) * metrics.row();
        lifelines(y(from), height, out);
        shapes.activations(from, to, owned, out);
        for (int row = owned ? from : shapes.noteStart(from); row <= to; row++) {
            shapes.row(row, out);
        }
        return new Picture(0, y(from), width, height, out);
    }

    private void lifelines(double y, double height, List<Shape> out) {
        for (Lane lane : lanes) {
            double x = laneX(lane.index());
            out.add(new Shape.Line(x, y, x, y + height, Stroke.DASHED, Ink.LIFELINE));
        }
    }
}
