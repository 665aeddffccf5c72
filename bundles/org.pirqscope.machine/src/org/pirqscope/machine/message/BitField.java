package org.pirqscope.machine.message;

/**
 * Bits {@code high:low} of one word of a message.
 *
 * @param value the field's value, not shifted
 * @param meaning what the value says, in the words of {@code asm/msidef.h}
 * @param partOfPirq whether the field is a part of the decoded pirq
 */
public record BitField(int high, int low, String name, int value, String meaning, boolean partOfPirq) {

    static BitField of(int word, int high, int low, String name, String meaning, boolean partOfPirq) {
        return new BitField(high, low, name, bits(word, high, low), meaning, partOfPirq);
    }

    static int bits(int word, int high, int low) {
        return (int) ((word & 0xffffffffL) >>> low & (1L << high - low + 1) - 1);
    }

    /** How many bits the field has. */
    public int width() {
        return high - low + 1;
    }

    /** {@code 19:12}, or {@code 3} for one bit. */
    public String range() {
        return high == low ? Integer.toString(high) : high + ":" + low;
    }

    /** The value as hexadecimal digits that fit the width; one bit is 0 or 1. */
    public String valueText() {
        return width() < 4 ? Integer.toString(value) : ("0x%0" + (width() + 3) / 4 + "x").formatted(value);
    }
}
