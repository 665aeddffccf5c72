package org.pirqscope.explore;

import java.util.Arrays;

/** A growing list of longs. */
final class LongList {

    private long[] values = new long[64];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    long get(int i) {
        return values[i];
    }

    long removeLast() {
        return values[--size];
    }

    /** For how many there is room. */
    int room() {
        return values.length;
    }

    int size() {
        return size;
    }
}
