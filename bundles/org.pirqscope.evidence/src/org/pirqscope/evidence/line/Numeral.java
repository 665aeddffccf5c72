package org.pirqscope.evidence.line;

/** Numbers and addresses in a line, read without copies of it. */
public final class Numeral {

    /** No number stands there, or one that no log has. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;

    private Numeral() {}

    /** The decimal number that fills the place, with or without a sign; {@link #NONE} for anything else. */
    public static long decimal(String text, int from, int to) {
        boolean minus = from < to && text.charAt(from) == '-';
        int at = minus ? from + 1 : from;
        if (at >= to || to - at > MOST_DIGITS) {
            return NONE;
        }
        long value = 0;
        for (int i = at; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return minus ? -value : value;
    }

    /** The hexadecimal number that fills the place, with or without 0x; {@link #NONE} for anything else. */
    public static long hex(String text, int from, int to) {
        int at = text.startsWith("0x", from) && to - from > 2 ? from + 2 : from;
        if (at >= to || to - at > 15) {
            return NONE;
        }
        long value = 0;
        for (int i = at; i < to; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return NONE;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Whether {@code 00:06.0} or {@code 0000:00:06.0} fills the place. */
    public static boolean isAddress(String text, int from, int to) {
        int brief = to - 7;
        if (brief < from || to > text.length()) {
            return false;
        }
        if (brief != from && (brief - from < 5 || text.charAt(brief - 1) != ':' || hex(text, from, brief - 1) < 0)) {
            return false;
        }
        return text.charAt(brief + 2) == ':'
                && text.charAt(brief + 5) == '.'
                && hex(text, brief, brief + 2) >= 0
                && hex(text, brief + 3, brief + 5) >= 0
                && text.charAt(to - 1) >= '0'
                && text.charAt(to - 1) <= '7';
    }

    /** The address with its segment: {@code 0000:00:06.0} for {@code 00:06.0}. */
    public static String fullAddress(String address) {
        return address.length() == 7 ? "0000:" + address : address;
    }
}
