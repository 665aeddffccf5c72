package org.pirqscope.diagram;

import java.util.Arrays;

/**
 * The rows as primitive columns, nine bytes each. {@code to} is the part of a note; its {@code from} is the lane.
 */
final class Columns {

    static final int SWITCHED = 1;
    static final int FOLDED = 2;
    static final int MERGED = 4;
    static final int FAILED = 8;

    private static final RowKind[] KINDS = RowKind.values();
    private static final Mark[] MARKS = Mark.values();

    private int size;
    private int[] step = new int[64];
    private byte[] kind = new byte[64];
    private byte[] mark = new byte[64];
    private byte[] flags = new byte[64];
    private byte[] from = new byte[64];
    private byte[] to = new byte[64];

    int add(RowKind rowKind, int stepIndex, int fromLane, int toLane, Mark rowMark, int rowFlags) {
        if (size == step.length) {
            grow();
        }
        step[size] = stepIndex;
        kind[size] = (byte) rowKind.ordinal();
        mark[size] = (byte) rowMark.ordinal();
        flags[size] = (byte) rowFlags;
        from[size] = (byte) fromLane;
        to[size] = (byte) toLane;
        return size++;
    }

    private void grow() {
        int next = size * 2;
        step = Arrays.copyOf(step, next);
        kind = Arrays.copyOf(kind, next);
        mark = Arrays.copyOf(mark, next);
        flags = Arrays.copyOf(flags, next);
        from = Arrays.copyOf(from, next);
        to = Arrays.copyOf(to, next);
    }

    int size() {
        return size;
    }

    /** Makes a row at least as loud as {@code rowMark}. */
    void raise(int row, Mark rowMark) {
        mark[row] = (byte) Math.max(mark[row], rowMark.ordinal());
    }

    /** Index of the step in the list, from 0. */
    int step(int row) {
        return step[row];
    }

    RowKind kind(int row) {
        return KINDS[kind[row]];
    }

    Mark mark(int row) {
        return MARKS[mark[row]];
    }

    boolean is(int row, int flag) {
        return (flags[row] & flag) != 0;
    }

    int from(int row) {
        return from[row] & 0xff;
    }

    int to(int row) {
        return to[row] & 0xff;
    }

    /** The last row whose step is at or before this one; 0 if there is none. */
    int rowAt(int stepIndex) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (step[middle] <= stepIndex) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
