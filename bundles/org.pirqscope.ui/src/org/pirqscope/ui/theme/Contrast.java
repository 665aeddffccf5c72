package org.pirqscope.ui.theme;

import org.eclipse.swt.graphics.RGB;

/** How well letters of one colour can be read on another one (WCAG 2.2). */
public final class Contrast {

    /** What WCAG calls AA. */
    public static final double READABLE = 4.5;

    private Contrast() {}

    /** From 1, the same, to 21, black on white. */
    public static double of(RGB one, RGB other) {
        double first = light(one);
        double second = light(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** Relative luminance. */
    static double light(RGB colour) {
        return 0.2126 * part(colour.red) + 0.7152 * part(colour.green) + 0.0722 * part(colour.blue);
    }

    private static double part(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
