package org.pirqscope.evidence.lspci;

import java.util.Arrays;
import org.pirqscope.evidence.lspci.text.Hex;

/**
 * The first 256 bytes of a function's config space, as far as a hex dump shows them; a byte that is not shown reads as
 * -1. The extended space after them holds neither MSI nor MSI-X.
 */
final class ConfigSpace {

    private static final int SIZE = 256;
    private static final int ROW = 16;

    private final int[] bytes = new int[SIZE];

    ConfigSpace() {
        Arrays.fill(bytes, -1);
    }

    /** True for {@code a0: 10 00 ...} with at least one whole byte. */
    static boolean isRow(String text) {
        int digits = Hex.digits(text, 0);
        boolean offset = digits == 2 || digits == 3;
        return offset
                && text.startsWith(": ", digits)
                && text.charAt(digits - 1) == '0'
                && Hex.digits(text, digits + 2) == 2
                && (text.length() == digits + 4 || text.charAt(digits + 4) == ' ');
    }

    /** Takes the bytes of a row, up to the first word that is not a byte. */
    void take(String row) {
        int column = row.indexOf(':');
        int at = (int) Hex.value(row, 0, column);
        int end = Math.min(at + ROW, SIZE);
        column++;
        while (at < end && row.startsWith(" ", column) && Hex.digits(row, column + 1) == 2) {
            bytes[at++] = (int) Hex.value(row, column + 1, column + 3);
            column += 3;
        }
    }

    int byteAt(int at) {
        return at < SIZE ? bytes[at] : -1;
    }

    /** The little-endian number of {@code count} bytes (at most 4), or -1 when the dump lacks one of them. */
    long number(int at, int count) {
        long number = 0;
        for (int i = count - 1; i >= 0; i--) {
            if (byteAt(at + i) < 0) {
                return -1;
            }
            number = number << 8 | byteAt(at + i);
        }
        return number;
    }
}
