package org.pirqscope.diagram.picture;

/** The type faces: all sizes are logical units. */
public enum Face {
    HEAD(13, true, false),
    CODE(12, false, true),
    CODE_BOLD(12, true, true),
    SMALL(10, false, true),
    TITLE(12, true, false);

    private final double size;
    private final boolean bold;
    private final boolean mono;

    Face(double size, boolean bold, boolean mono) {
        this.size = size;
        this.bold = bold;
        this.mono = mono;
    }

    public double size() {
        return size;
    }

    public boolean bold() {
        return bold;
    }

    public boolean mono() {
        return mono;
    }
}
