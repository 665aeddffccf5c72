package org.pirqscope.diagram.picture;

/** Which point of a text is at its x; y is always its base line. */
public enum Anchor {
    LEFT,
    MIDDLE,
    RIGHT;

    /** Where a text of this width begins that is anchored at x. */
    public double left(double x, double width) {
        return switch (this) {
            case LEFT -> x;
            case MIDDLE -> x - width / 2;
            case RIGHT -> x - width;
        };
    }
}
