package org.pirqscope.diagram.picture;

/** The fixed measures of a diagram, in logical units. */
final class Geometry {

    static final double HEAD = 36;
    static final double ROW = 26;
    static final double GUTTER = 46;
    static final double FIRST_LANE = 60;
    static final double LANE = 150;
    static final double MARGIN = 16;
    static final double ACTIVE = 9;
    static final double LABEL_GAP = 12;
    static final double NOTE_PAD = 10;
    static final double NOTE_LINE = 17;

    private Geometry() {
    }
}
