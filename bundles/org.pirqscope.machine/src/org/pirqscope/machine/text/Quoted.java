package org.pirqscope.machine.text;

/**
 * What a file or a person said, as a sentence may quote it: in quotation marks, of its first line no more than anybody
 * reads.
 */
public final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    /** The text in quotation marks; what is left out is shown by dots. */
    public static String of(String text) {
        String line = text.lines().findFirst().orElse("");
        String head = line.length() > LONGEST
                ? line.substring(
                        0, line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length()))))
                : line;
        return '"' + head + (head.length() < text.length() ? "..." : "") + '"';
    }
}
