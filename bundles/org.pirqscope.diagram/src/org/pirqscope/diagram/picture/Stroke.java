package org.pirqscope.diagram.picture;

/** How a line is drawn. */
public enum Stroke {
    SOLID(1, false),
    DASHED(1, true),
    THICK(2, false);

    private final double width;
    private final boolean dashed;

    Stroke(double width, boolean dashed) {
        this.width = width;
        this.dashed = dashed;
    }

    public double width() {
        return width;
    }

    /** Dashes of 4 units with gaps of 4. */
    public boolean dashed() {
        return dashed;
    }
}
