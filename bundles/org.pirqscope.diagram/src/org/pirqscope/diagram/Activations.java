package org.pirqscope.diagram;

import java.util.Arrays;
import java.util.function.Consumer;

/** The intervals of rows in which a lane is busy, kept as columns and indexed by blocks of rows. */
public final class Activations {

    /** One interval: rows {@code first} to {@code last}, at {@code level} 0 on the lifeline itself. */
    public record Span(int lane, int first, int last, int level, int actor) {}

    private static final int BLOCK = 256;

    private int size;
    private int[] first = new int[64];
    private int[] last = new int[64];
    private byte[] lane = new byte[64];
    private byte[] level = new byte[64];
    private short[] actor = new short[64];
    private int[] blockStart;
    private int[] blockItems;

    int open(int laneIndex, int row, int depth, int actorIndex) {
        if (size == first.length) {
            grow();
        }
        first[size] = row;
        last[size] = Integer.MAX_VALUE;
        lane[size] = (byte) laneIndex;
        level[size] = (byte) depth;
        actor[size] = (short) actorIndex;
        return size++;
    }

    void close(int span, int row) {
        last[span] = row;
    }

    int level(int span) {
        return level[span];
    }

    private void grow() {
        first = Arrays.copyOf(first, size * 2);
        last = Arrays.copyOf(last, size * 2);
        lane = Arrays.copyOf(lane, size * 2);
        level = Arrays.copyOf(level, size * 2);
        actor = Arrays.copyOf(actor, size * 2);
    }

    /** Ends what is still open and builds the index; spans were opened in the order of their first row. */
    void finish(int rows) {
        for (int i = 0; i < size; i++) {
            last[i] = Math.min(last[i], rows - 1);
        }
        int blocks = rows / BLOCK + 2;
        blockStart = new int[blocks + 1];
        eachBlock((block, span) -> blockStart[block + 1]++);
        Arrays.parallelPrefix(blockStart, Integer::sum);
        blockItems = new int[blockStart[blocks]];
        int[] next = blockStart.clone();
        eachBlock((block, span) -> blockItems[next[block]++] = span);
    }

    private interface BlockVisitor {
        void visit(int block, int span);
    }

    private void eachBlock(BlockVisitor visitor) {
        for (int i = 0; i < size; i++) {
            for (int block = first[i] / BLOCK + 1; block * BLOCK <= last[i]; block++) {
                visitor.visit(block, i);
            }
        }
    }

    /** All spans that touch the rows {@code from} to {@code to}, both included. */
    public void visible(int from, int to, Consumer<Span> found) {
        int block = Math.max(0, from) / BLOCK;
        for (int i = blockStart[block]; i < blockStart[block + 1]; i++) {
            report(blockItems[i], from, found);
        }
        for (int i = startingAt(block == 0 ? 0 : block * BLOCK); i < size && first[i] <= to; i++) {
            report(i, from, found);
        }
    }

    /** All spans whose first row lies in the rows {@code from} to {@code to}. */
    public void starting(int from, int to, Consumer<Span> found) {
        for (int i = startingAt(from); i < size && first[i] <= to; i++) {
            report(i, from, found);
        }
    }

    private void report(int i, int from, Consumer<Span> found) {
        if (last[i] >= from && last[i] >= first[i]) {
            found.accept(new Span(lane[i], first[i], last[i], level[i], actor[i]));
        }
    }

    private int startingAt(int row) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (first[middle] < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
