package org.pirqscope.machine.run;

import java.nio.charset.StandardCharsets;

/**
 * The check sum of OpenPGP (RFC 9580, 6.1). It is another one for every change of up to 24 bits in a row and for every
 * exchange of two letters that are less than a million letters apart.
 */
final class Crc24 {

    private static final int START = 0xb704ce;
    private static final int POLYNOMIAL = 0x1864cfb;

    private int sum = START;

    /** Of the text's UTF-8: 24 bits. */
    static int of(String text) {
        return new Crc24().add(text).value();
    }

    /** Adds a text, in UTF-8. */
    Crc24 add(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            add(b);
        }
        return this;
    }

    /** Adds a number, in four bytes. */
    Crc24 add(int number) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            add((byte) (number >> shift));
        }
        return this;
    }

    private void add(byte b) {
        sum ^= (b & 0xff) << 16;
        for (int bit = 0; bit < 8; bit++) {
            sum <<= 1;
            sum ^= (sum & 0x1000000) == 0 ? 0 : POLYNOMIAL;
        }
    }

    /** 24 bits. */
    int value() {
        return sum;
    }
}
