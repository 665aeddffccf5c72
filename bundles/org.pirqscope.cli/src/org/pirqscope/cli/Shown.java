package org.pirqscope.cli;

/** What the user typed, as a sentence may quote it: on one line, and short enough to read on behind it. */
public final class Shown {

    private static final int HEAD = 56;
    private static final int TAIL = 20;

    private Shown() {
    }

    /** The text with its line ends as escapes; of a long one the beginning and the end. */
    public static String of(String typed) {
        boolean fits = typed.length() <= HEAD + TAIL + 4;
        return line(fits ? typed : typed.substring(0, HEAD) + "..." + typed.substring(typed.length() - TAIL));
    }

    /** The text on one line; {@link Output} writes other characters that are no 7-bit text in the same way. */
    static String line(String text) {
        return text.replace("\n", "\\u000a").replace("\t", "\\u0009");
    }
}
