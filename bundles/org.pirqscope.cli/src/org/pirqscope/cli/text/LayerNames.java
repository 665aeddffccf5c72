package org.pirqscope.cli.text;

import org.pirqscope.cli.shell.Style;
import org.pirqscope.machine.call.Layer;

/** How the layers are named in narrow columns. */
final class LayerNames {

    /** Columns that the longest short name takes. */
    static final int WIDTH = 6;

    private LayerNames() {}

    static String shortName(Layer layer) {
        return switch (layer) {
            case DRIVER -> "driver";
            case GUEST -> "guest";
            case QEMU -> "qemu";
            case XEN -> "xen";
        };
    }

    static Style style(Layer layer) {
        return switch (layer) {
            case DRIVER -> Style.DRIVER;
            case GUEST -> Style.GUEST;
            case QEMU -> Style.QEMU;
            case XEN -> Style.XEN;
        };
    }

    /** Where a person would read the layer's log lines. */
    static String log(Layer layer) {
        return switch (layer) {
            case DRIVER, GUEST -> "dmesg";
            case QEMU -> "qemu";
            case XEN -> "xen";
        };
    }
}
