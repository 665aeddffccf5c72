package org.pirqscope.cli.shell;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * How a piece of text stands out on a terminal. Styles are marks inside the text, turned into escape sequences or left
 * out by {@link Output}; no meaning is carried by colour alone. A mark begins with a key that every process draws anew,
 * so that no text from outside can hold one.
 */
public enum Style {
    PLAIN("0"),
    HEAD("1"),
    DIM("2"),
    ALARM("1;31"),
    WARN("33"),
    GOOD("32"),
    DRIVER("34"),
    GUEST("36"),
    QEMU("35"),
    XEN("33");

    // In Unicode's private use area.
    private static final char FIRST = '\ue000';
    private static final int LETTERS = 6400;
    private static final String KEY = ThreadLocalRandom.current()
            .ints(5, 0, LETTERS)
            .mapToObj(i -> Character.toString(FIRST + i))
            .collect(Collectors.joining());
    static final int MARK_LENGTH = KEY.length() + 1;
    private static final Style[] ALL = values();

    private final String sequence;

    Style(String code) {
        this.sequence = "\u001b[" + code + "m";
    }

    /** The text in this style, plain after it. */
    public String on(String text) {
        return mark(this) + text + mark(PLAIN);
    }

    private static String mark(Style style) {
        return KEY + (char) (FIRST + style.ordinal());
    }

    /** Whether a mark begins there. */
    static boolean marks(String text, int at) {
        return text.charAt(at) == KEY.charAt(0) && text.startsWith(KEY, at) && at + KEY.length() < text.length();
    }

    /** What the last character of a mark stands for. */
    static String sequence(char style) {
        return ALL[style - FIRST].sequence;
    }
}
