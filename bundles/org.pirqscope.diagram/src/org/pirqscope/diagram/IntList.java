package org.pirqscope.diagram;

import java.util.Arrays;

/** Rising row numbers without boxes. */
final class IntList {

    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    /** The place of a value that is in the list. */
    int indexOf(int value) {
        return Arrays.binarySearch(values, 0, size, value);
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
