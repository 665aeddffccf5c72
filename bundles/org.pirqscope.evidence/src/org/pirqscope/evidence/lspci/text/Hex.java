package org.pirqscope.evidence.lspci.text;

/** Hexadecimal digits of a line, read without throwing. */
public final class Hex {

    private static final int MOST_DIGITS = 15;

    private Hex() {}

    /**
     * The digits from {@code from} up to {@code to} as a number, or -1 when they are not all digits or more than 15.
     */
    public static long value(String text, int from, int to) {
        if (from < 0 || to <= from || to > text.length() || to - from > MOST_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = digit(text.charAt(at));
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** The whole text as a number, or -1. */
    public static long value(String text) {
        return value(text, 0, text.length());
    }

    /** How many hexadecimal digits follow one another at {@code from}. */
    public static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && digit(text.charAt(end)) >= 0) {
            end++;
        }
        return end - from;
    }

    // ASCII only, where Character.digit takes full-width digits too
    private static int digit(char letter) {
        if (letter >= '0' && letter <= '9') {
            return letter - '0';
        }
        int lower = letter | 0x20;
        return letter < 0x80 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
