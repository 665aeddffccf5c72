package org.pirqscope.diagram.picture;

import org.pirqscope.diagram.Lane;
import org.pirqscope.machine.call.Layer;

/** The colour of a layer. */
public final class LaneInk {

    private LaneInk() {}

    static Ink of(Lane lane) {
        return of(lane.layer());
    }

    public static Ink of(Layer layer) {
        return switch (layer) {
            case DRIVER -> Ink.DRIVER;
            case GUEST -> Ink.GUEST;
            case QEMU -> Ink.QEMU;
            case XEN -> Ink.XEN;
        };
    }
}
