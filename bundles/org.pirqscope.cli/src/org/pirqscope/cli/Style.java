package org.pirqscope.cli;

/**
 * How a piece of text stands out on a terminal. Styles are marks inside the text, turned into escape sequences or left out by
 * {@link Output}; no meaning is carried by colour alone.
 */
public enum Style {
    PLAIN("0"), HEAD("1"), DIM("2"), ALARM("1;31"), WARN("33"), GOOD("32"), DRIVER("34"), GUEST("36"), QEMU("35"), XEN("33");

    // The marks live in Unicode's private use area.
    private static final char FIRST = '\ue000';
    private static final Style[] ALL = values();

    private final String sequence;

    Style(String code) {
        this.sequence = "\u001b[" + code + "m";
    }

    /** The text in this style, plain after it. */
    public String on(String text) {
        return (char) (FIRST + ordinal()) + text + FIRST;
    }

    static boolean isMark(char c) {
        return c >= FIRST && c < FIRST + ALL.length;
    }

    static String sequence(char mark) {
        return ALL[mark - FIRST].sequence;
    }
}
