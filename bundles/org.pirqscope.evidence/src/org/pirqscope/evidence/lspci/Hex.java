package org.pirqscope.evidence.lspci;

/** Hexadecimal digits of a line, read without throwing. */
final class Hex {

    private static final int MOST_DIGITS = 16;

    private Hex() {
    }

    /** The digits from {@code from} up to {@code to} as a number below 2^63, or -1 when they are not all digits. */
    static long value(String text, int from, int to) {
        boolean sized = from >= 0 && to > from && to <= text.length() && to - from < MOST_DIGITS;
        return sized && digits(text, from) >= to - from ? Long.parseUnsignedLong(text, from, to, 16) : -1;
    }

    /** The whole text as a number below 2^63, or -1. */
    static long value(String text) {
        return value(text, 0, text.length());
    }

    /** How many hexadecimal digits follow one another at {@code from}. */
    static int digits(String text, int from) {
        int end = from;
        // ASCII only: Character.digit alone would take full-width digits too
        while (end < text.length() && text.charAt(end) < 0x80 && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        return end - from;
    }
}
