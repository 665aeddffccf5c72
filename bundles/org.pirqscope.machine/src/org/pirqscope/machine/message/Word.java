package org.pirqscope.machine.message;

import java.util.List;

/** One register of a message with its fields, highest bit first; the fields cover the word without a gap. */
public record Word(String name, int value, int width, List<BitField> fields) {

    /** The value as hexadecimal digits of the register's width. */
    public String valueText() {
        return ("%0" + width / 4 + "x").formatted(value);
    }
}
