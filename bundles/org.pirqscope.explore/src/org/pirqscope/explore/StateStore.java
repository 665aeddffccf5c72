package org.pirqscope.explore;

import java.util.Arrays;

/**
 * Visited states, packed, in the order in which they came, with an open-addressed table over them and for each the
 * state and choice that it came from. The pool is the queue of a breadth-first search. Full states are compared: a
 * fingerprint in the table only saves looking.
 */
final class StateStore {

    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int LEAST_TABLE = 1 << 12;

    private final int width;
    private final int stride;
    private final long most;
    private long[][] states = new long[16][];
    private long[][] origins = new long[16][];
    private long[] table = new long[LEAST_TABLE];
    private int mask = table.length - 1;
    private int shift = 64 - 12;
    private int size;

    /**
     * @param width longs of a state that make it what it is
     * @param more longs that are kept after them, as they came with the first of equal states
     * @param most bytes that a doubled table must not exceed together with the states
     */
    StateStore(int width, int more, long most) {
        this.most = most;
        this.width = width;
        this.stride = width + more;
    }

    int size() {
        return size;
    }

    /** Bytes held. */
    long bytes() {
        long chunks = (size + CHUNK - 1L) >> CHUNK_BITS;
        return chunks * CHUNK * 8L * (stride + 1) + 8L * table.length;
    }

    /** The array that holds a state; it starts there at {@link #at}. */
    long[] array(int index) {
        return states[index >>> CHUNK_BITS];
    }

    int at(int index) {
        return (index & CHUNK - 1) * stride;
    }

    /** Origin as given to {@link #add}. */
    long origin(int index) {
        return origins[index >>> CHUNK_BITS][index & CHUNK - 1];
    }

    void origin(int index, long value) {
        origins[index >>> CHUNK_BITS][index & CHUNK - 1] = value;
    }

    /** A good 64-bit mix of a packed state. */
    static long hash(long[] words, int at, int width) {
        long h = 0x9e3779b97f4a7c15L;
        for (int i = 0; i < width; i++) {
            h = (h ^ words[at + i]) * 0xff51afd7ed558ccdL;
            h ^= h >>> 32;
        }
        return h * 0xc4ceb9fe1a85ec53L;
    }

    /** Looks at the place where a state with this hash is or would be, and at the state there. */
    long touch(long hash) {
        long entry = table[(int) (hash >>> shift)];
        if (entry == 0 || ((entry ^ hash) & 0xffffffff00000000L) != 0) {
            return entry;
        }
        int index = (int) entry - 1;
        return states[index >>> CHUNK_BITS][(index & CHUNK - 1) * stride];
    }

    /** Adds a state: its new index, or {@code -1 - index} of the equal one that is there already. */
    int add(long[] words, int at, long hash, long origin) {
        long print = hash & 0xffffffff00000000L;
        int slot = (int) (hash >>> shift);
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            if ((entry & 0xffffffff00000000L) == print && same((int) entry - 1, words, at)) {
                return -(int) entry;
            }
            slot = slot + 1 & mask;
        }
        if (size >= Integer.MAX_VALUE - 1) {
            throw new OutOfMemoryError("more than 2^31 states");
        }
        append(words, at, origin);
        table[slot] = print | size & 0xffffffffL;
        if (size > (mask >>> 1) + (mask >>> 3)) {
            grow();
        }
        return size - 1;
    }

    private boolean same(int index, long[] words, int at) {
        long[] array = states[index >>> CHUNK_BITS];
        int from = (index & CHUNK - 1) * stride;
        for (int i = 0; i < width; i++) {
            if (array[from + i] != words[at + i]) {
                return false;
            }
        }
        return true;
    }

    private void append(long[] words, int at, long origin) {
        int chunk = size >>> CHUNK_BITS;
        if ((size & CHUNK - 1) == 0) {
            if (chunk == states.length) {
                states = Arrays.copyOf(states, 2 * chunk);
                origins = Arrays.copyOf(origins, 2 * chunk);
            }
            states[chunk] = new long[CHUNK * stride];
            origins[chunk] = new long[CHUNK];
        }
        System.arraycopy(words, at, states[chunk], (size & CHUNK - 1) * stride, stride);
        origins[chunk][size & CHUNK - 1] = origin;
        size++;
    }

    /**
     * The place comes from the upper bits, which the table holds: it is gone through in order, and no state is looked
     * at.
     */
    private void grow() {
        long[] old = table;
        if (bytes() + 8L * 2 * old.length > most && old.length > LEAST_TABLE) {
            throw new OutOfMemoryError("a table of " + 2 * old.length);
        }
        table = new long[2 * old.length];
        mask = table.length - 1;
        shift--;
        for (long entry : old) {
            if (entry != 0) {
                int slot = (int) (entry >>> shift);
                while (table[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                table[slot] = entry;
            }
        }
    }
}
