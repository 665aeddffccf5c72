package org.pirqscope.diagram.picture;

/**
 * The measures of a diagram. What is paper has {@link #PAPER}; a screen has its own letters, and so its own measures.
 *
 * @param text how wide texts are
 * @param scale size of everything that is not a row, in proportion to paper
 * @param row height of a row
 * @param head height of the lane heads
 * @param aside room left of the step numbers, for what only a screen shows there
 */
public record Metrics(TextMeasure text, double scale, double row, double head, double aside) {

    /** For pictures that are read elsewhere: the same on every computer. */
    public static final Metrics PAPER = new Metrics(TextMeasure.fixed(), 1, 26, 36, 0);

    /** Height of the letters of a face. */
    public double size(Face face) {
        return face.size() * scale;
    }

    /** Width of a text in a face. */
    public double width(String words, Face face) {
        return text.width(words, face);
    }

    /** Room for the step numbers and the sign of a finding. */
    double gutter(int lastStep) {
        return Math.max(46 * scale, aside + width("! " + lastStep, Face.SMALL) + numberGap());
    }

    double numberGap() {
        return 8 * scale;
    }

    double firstLane() {
        return 60 * scale;
    }

    double lane() {
        return 150 * scale;
    }

    double margin() {
        return 16 * scale;
    }

    /** Width of an activation. */
    double active() {
        return 9 * scale;
    }

    /** How far from a lifeline its arrows end. */
    double edge() {
        return active() / 2 + scale;
    }

    double labelGap() {
        return 12 * scale;
    }

    double notePad() {
        return 10 * scale;
    }

    double noteLine() {
        return row * 17 / 26;
    }

    /** The base line of a note's first line, below the top of its row. */
    double noteBase(boolean effect) {
        return row * (effect ? 17 : 20) / 26;
    }

    /** The arrow, below the top of its row. */
    double arrow() {
        return row - 6 * scale;
    }
}
