package org.pirqscope.diagram.picture;

import org.pirqscope.diagram.Lane;

/** The colour of a layer. */
final class LaneInk {

    private LaneInk() {}

    static Ink of(Lane lane) {
        return switch (lane.layer()) {
            case DRIVER -> Ink.DRIVER;
            case GUEST -> Ink.GUEST;
            case QEMU -> Ink.QEMU;
            case XEN -> Ink.XEN;
        };
    }
}
