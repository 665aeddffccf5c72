package org.pirqscope.diagram.picture;

/** One primitive in logical units, y downwards. Whoever draws shapes in their order has drawn the picture. */
public sealed interface Shape {

    /** A straight line. */
    record Line(double x1, double y1, double x2, double y2, Stroke stroke, Ink ink) implements Shape {}

    /**
     * An arrow head: the tip, its length and where the line comes from; {@code filled} for calls, two strokes for
     * answers.
     */
    record Head(double x, double y, double length, boolean pointsRight, boolean filled, Ink ink) implements Shape {

        /** x of the two ends behind the tip. */
        public double back() {
            return pointsRight ? x - length : x + length;
        }

        /** How far the two ends are above and below the tip. */
        public double half() {
            return length / 2;
        }
    }

    /** A rectangle. */
    record Box(double x, double y, double width, double height, Ink fill, Ink edge, Stroke stroke) implements Shape {}

    /**
     * A text.
     *
     * @param halo whether the paper shows around the letters, so that a line behind it does not disturb
     */
    record Text(double x, double y, String text, Face face, Anchor anchor, Ink ink, boolean halo) implements Shape {}

    /** Everything up to the next start belongs to this row; writers make a stable id of it. */
    record Start(int row, int step, String id) implements Shape {}
}
