package org.pirqscope.ui.diagram;

import java.util.List;
import org.pirqscope.diagram.Lane;
import org.pirqscope.machine.call.Layer;

/** Where the lifelines stand. They share the width; where it is too small the diagram is wider than the canvas. */
final class LaneGeometry {

    /** Width of the margin in which calls are folded. */
    static final int LEFT = 14;

    private final int[] places;
    private final int width;

    /** @param unit width of a character, which all distances follow */
    LaneGeometry(int lanes, List<Lane> shown, int room, int unit) {
        places = new int[lanes];
        int[] weights = shown.stream().mapToInt(lane -> weight(lane)).toArray();
        int all = java.util.Arrays.stream(weights).sum();
        int least = 0;
        for (Lane lane : shown) {
            least += (lane.layer() == Layer.DRIVER ? Math.max(8, lane.name().length() + 2) : 20) * unit;
        }
        width = Math.max(room, least);
        spread(shown, weights, all, unit);
    }

    /** Drivers need little room; right of Xen stand its own calls and what became of the pirqs. */
    private static int weight(Lane lane) {
        return switch (lane.layer()) {
            case DRIVER -> 5;
            case GUEST, QEMU -> 8;
            case XEN -> 12;
        };
    }

    private void spread(List<Lane> shown, int[] weights, int all, int unit) {
        java.util.Arrays.fill(places, LEFT);
        int start = LEFT;
        for (int i = 0; i < weights.length; i++) {
            int share = (width - LEFT) * weights[i] / all;
            boolean driver = shown.get(i).layer() == Layer.DRIVER;
            places[shown.get(i).index()] = start + (driver ? share / 2 : Math.min(share / 2, 7 * unit));
            start += share;
        }
    }

    /** The x of a lane's lifeline. */
    int x(int lane) {
        return places[Math.clamp(lane, 0, places.length - 1)];
    }

    /** The width that the lanes need; at least that of the canvas. */
    int width() {
        return width;
    }

    /** The lane whose lifeline is nearest. */
    Lane nearest(List<Lane> shown, int x) {
        Lane best = shown.get(0);
        for (Lane lane : shown) {
            best = Math.abs(x(lane.index()) - x) < Math.abs(x(best.index()) - x) ? lane : best;
        }
        return best;
    }
}
