package org.pirqscope.cli.shell;

/** What the user typed, as a sentence may quote it: on one line, and short enough to read on after it. */
public final class TypedText {

    private static final int HEAD = 56;
    private static final int TAIL = 20;
    private static final int LONGEST_FILE = 240;
    private static final int FILE_TAIL = 216;

    private TypedText() {}

    /** The text with its line ends as escapes; of a long one the beginning and the end. */
    public static String of(String typed) {
        boolean fits = typed.length() <= HEAD + TAIL + 4;
        return line(fits ? typed : typed.substring(0, HEAD) + "..." + typed.substring(typed.length() - TAIL));
    }

    /**
     * A file's name: as a whole, since its end tells which one it is; of one that no system would take the beginning
     * and as much as possible of the end.
     */
    public static String file(String typed) {
        return line(
                typed.length() <= LONGEST_FILE
                        ? typed
                        : typed.substring(0, HEAD / 3) + "..." + typed.substring(typed.length() - FILE_TAIL));
    }

    /** The text on one line; {@link Output} writes other characters that are not 7-bit text in the same way. */
    public static String line(String text) {
        return text.replace("\n", "\\u000a").replace("\t", "\\u0009");
    }
}
