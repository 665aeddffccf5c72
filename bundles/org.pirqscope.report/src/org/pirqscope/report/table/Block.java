package org.pirqscope.report.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a long list that are shown under one head, which can be closed.
 *
 * @param first index of its first row
 * @param last index of its last row
 */
public record Block(int first, int last) {

    /** A list up to so long needs no blocks. */
    public static final int SHORT = 16;

    /** The blocks of a list, about as many as each has rows; none where it is short. */
    public static List<Block> of(int rows) {
        List<Block> blocks = new ArrayList<>();
        if (rows > SHORT) {
            int size = size(rows);
            for (int first = 0; first < rows; first += size) {
                blocks.add(new Block(first, Math.min(rows, first + size) - 1));
            }
        }
        return List.copyOf(blocks);
    }

    /** The power of two that is not below the root. */
    private static int size(int rows) {
        int size = 8;
        while (size * size < rows) {
            size *= 2;
        }
        return size;
    }

    /** Whether the row is one of its own. */
    public boolean has(int row) {
        return row >= first && row <= last;
    }
}
