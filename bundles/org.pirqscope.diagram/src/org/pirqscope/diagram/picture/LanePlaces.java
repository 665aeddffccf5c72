package org.pirqscope.diagram.picture;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.pirqscope.diagram.Lane;
import org.pirqscope.machine.call.Layer;

/** Where the lifelines stand. */
final class LanePlaces {

    private final double[] x;
    private final double width;

    private LanePlaces(double[] x, double width) {
        this.x = x;
        this.width = width;
    }

    /** At equal distances, from a gutter on. @param lanes how many there are, those without a lifeline included */
    static LanePlaces even(int lanes, List<Lane> shown, double gutter, Metrics metrics) {
        double[] x = new double[lanes];
        double next = gutter + metrics.firstLane();
        for (Lane lane : shown) {
            x[lane.index()] = next;
            next += metrics.lane();
        }
        return new LanePlaces(x, next - metrics.lane() + metrics.firstLane());
    }

    /**
     * In a window, which they share; where it is too small the diagram is wider.
     *
     * @param narrow lanes that are no wider than their lifeline
     */
    static LanePlaces sharing(
            int lanes, List<Lane> shown, BitSet narrow, double gutter, double window, Metrics metrics) {
        double fixed = gutter + narrow.cardinality() * line(metrics);
        double all = wide(shown, narrow).mapToDouble(LanePlaces::weight).sum();
        double width = Math.max(window, least(shown, narrow, gutter, metrics));
        double[] x = new double[lanes];
        double start = gutter;
        for (Lane lane : shown) {
            boolean thin = narrow.get(lane.index());
            double share = thin ? line(metrics) : (width - fixed) * weight(lane) / all;
            double middle =
                    lane.layer() == Layer.DRIVER ? share / 2 : Math.min(share / 2, 7 * metrics.width("0", Face.CODE));
            x[lane.index()] = Math.rint(start + middle);
            start += share;
        }
        return new LanePlaces(x, width);
    }

    /** The width below which the lanes cannot stand side by side. */
    static double least(List<Lane> shown, BitSet narrow, double gutter, Metrics metrics) {
        double unit = metrics.width("0", Face.CODE);
        return gutter
                + narrow.cardinality() * line(metrics)
                + wide(shown, narrow).mapToDouble(lane -> least(lane) * unit).sum();
    }

    private static Stream<Lane> wide(List<Lane> shown, BitSet narrow) {
        return shown.stream().filter(lane -> !narrow.get(lane.index()));
    }

    /** Width of a lane of which only the lifeline is left. */
    private static double line(Metrics metrics) {
        return Math.max(2 * metrics.active(), metrics.width("00", Face.SMALL) + 4);
    }

    /** Drivers need little room; right of Xen stand its own calls and what became of the pirqs. */
    private static double weight(Lane lane) {
        return switch (lane.layer()) {
            case DRIVER -> 4;
            case GUEST, QEMU -> 8;
            case XEN -> 12;
        };
    }

    /** The fewest letters that a lane is wide. */
    private static int least(Lane lane) {
        return lane.layer() == Layer.DRIVER ? Math.max(8, lane.name().length() + 2) : 20;
    }

    double x(int lane) {
        return x[lane];
    }

    double width() {
        return width;
    }
}
