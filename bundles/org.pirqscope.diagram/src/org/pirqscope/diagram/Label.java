package org.pirqscope.diagram;

/** Text that came from outside (device and controller names), made harmless for every format. */
public final class Label {

    private static final int LONGEST_NAME = 40;

    private Label() {}

    /** A name on one line: no control or direction characters, at most 40 characters. */
    public static String name(String raw) {
        String plain = plain(raw).strip();
        int cut = plain.offsetByCodePoints(0, Math.min(LONGEST_NAME - 3, plain.codePointCount(0, plain.length())));
        String shortened =
                plain.codePointCount(0, plain.length()) > LONGEST_NAME ? plain.substring(0, cut) + "..." : plain;
        return shortened.isEmpty() ? "?" : shortened;
    }

    /** The text with what cannot be seen or turns the line round written as {@code <U+202E>}. */
    public static String plain(String raw) {
        StringBuilder out = new StringBuilder(Math.min(raw.length(), 1000));
        raw.codePoints().limit(4096).forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        if (c == '\n' || c == '\t' || c == '\r') {
            out.append(' ');
        } else if (hidden(c)) {
            out.append("<U+%04X>".formatted(c));
        } else {
            out.appendCodePoint(c);
        }
    }

    private static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** 7-bit text: what is not ASCII is written as {@code <U+00E9>}. */
    public static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> out.append(c >= ' ' && c < 127 ? Character.toString(c) : "<U+%04X>".formatted(c)));
        return out.toString();
    }
}
