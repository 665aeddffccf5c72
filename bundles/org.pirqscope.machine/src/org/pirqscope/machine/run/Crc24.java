package org.pirqscope.machine.run;

import java.nio.charset.StandardCharsets;

/**
 * The check sum of OpenPGP (RFC 9580, 6.1). It is another one for every change of up to 24 bits in a row and for every
 * exchange of two letters that are less than a million letters apart.
 */
final class Crc24 {

    private static final int START = 0xb704ce;
    private static final int POLYNOMIAL = 0x1864cfb;

    private Crc24() {}

    /** Of the text's UTF-8: 24 bits. */
    static int of(String text) {
        int sum = START;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            sum ^= (b & 0xff) << 16;
            for (int bit = 0; bit < 8; bit++) {
                sum <<= 1;
                sum ^= (sum & 0x1000000) == 0 ? 0 : POLYNOMIAL;
            }
        }
        return sum;
    }
}
