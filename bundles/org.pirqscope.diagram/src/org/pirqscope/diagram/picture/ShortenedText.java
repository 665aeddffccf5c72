package org.pirqscope.diagram.picture;

/** Shortens a text to a width; three dots say so. */
final class ShortenedText {

    private ShortenedText() {}

    static String text(String text, Face face, double width, Metrics metrics) {
        if (metrics.width(text, face) <= width) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (metrics.width(text.substring(0, middle) + "...", face) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return text.substring(0, low) + "...";
    }
}
