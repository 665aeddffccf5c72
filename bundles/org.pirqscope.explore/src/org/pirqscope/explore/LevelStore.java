package org.pirqscope.explore;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The states of a shard of a breadth-first search, numbered in the order in which they came. Whole are those that still
 * have to be looked at; of the others there is a part of the hash and where it came from, which is enough to make it
 * again. States are always compared whole: a new one that may equal one of the others is compared with that one made
 * again. That is seldom, since where equal states are equally many moves away from the start, a new one can equal one
 * of the next level only; where it is not seldom, nothing more is let go.
 */
final class LevelStore {

    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    /** As many bytes of states are kept whole in any case. */
    private static final long KEPT = 1 << 20;
    /** Once states were made again more often than this and than every so many-th state, no more are let go. */
    private static final int OFTEN = 256;

    private final int width;
    private final int stride;
    private final Prints prints = new Prints();
    private final Parents parents;
    private final IntFunction<long[]> again;
    private long[][] states = new long[4][];
    private int whole;
    private int size;
    private int made;
    private long[] asked;
    private int askedAt;

    /**
     * @param width longs of a state that make it what it is
     * @param more longs that are kept after them, as they came with the first of equal states
     * @param shards how many there are
     * @param again makes a state again that is not whole any more
     */
    LevelStore(int width, int more, int shards, IntFunction<long[]> again) {
        this.width = width;
        this.stride = width + more;
        this.parents = new Parents(shards);
        this.again = again;
    }

    int size() {
        return size;
    }

    /** Where each state came from. */
    Parents parents() {
        return parents;
    }

    /** Bytes held. */
    long bytes() {
        return wholeBytes() + prints.bytes() + parents.bytes() + 8L * states.length;
    }

    private long wholeBytes() {
        long chunks = (size + CHUNK - 1L >> CHUNK_BITS) - (whole >> CHUNK_BITS);
        return chunks * CHUNK * 8L * stride;
    }

    /** The array that holds a state that has to be looked at; it starts there at {@link #at}. */
    long[] array(int index) {
        return states[index >>> CHUNK_BITS];
    }

    int at(int index) {
        return (index & CHUNK - 1) * stride;
    }

    /** Looks at the place where a state with this hash is or would be, and at the state there. */
    long touch(long hash) {
        int index = prints.first(hash);
        return index < whole ? index : array(index)[at(index)];
    }

    void addStart(long[] words, long hash) {
        prints.add(hash, 0, index -> false);
        append(words, 0);
        parents.addStart();
    }

    /**
     * Adds a state unless it is there.
     *
     * @param shard of the state that it came from, {@code index} there, and the choice
     */
    boolean add(long[] words, int at, long hash, int shard, int index, int choice) {
        if (size == Integer.MAX_VALUE - 1) {
            throw new OutOfMemoryError("more than 2^31 states");
        }
        asked = words;
        askedAt = at;
        if (prints.add(hash, size, this::same) >= 0) {
            return false;
        }
        append(words, at);
        parents.add(shard, index, choice);
        return true;
    }

    private boolean same(int index) {
        if (index >= whole) {
            return same(array(index), at(index));
        }
        made++;
        return same(again.apply(index), 0);
    }

    private boolean same(long[] array, int from) {
        for (int i = 0; i < width; i++) {
            if (array[from + i] != asked[askedAt + i]) {
                return false;
            }
        }
        return true;
    }

    private void append(long[] words, int at) {
        int chunk = size >>> CHUNK_BITS;
        if ((size & CHUNK - 1) == 0) {
            if (chunk == states.length) {
                states = Arrays.copyOf(states, 2 * chunk);
            }
            states[chunk] = new long[CHUNK * stride];
        }
        System.arraycopy(words, at, states[chunk], (size & CHUNK - 1) * stride, stride);
        size++;
    }

    /** States below that index were looked at: they need not stay whole. */
    void done(int below) {
        if (wholeBytes() <= KEPT || made > OFTEN && made > size >>> 10) {
            return;
        }
        int to = below >>> CHUNK_BITS;
        for (int chunk = whole >>> CHUNK_BITS; chunk < to; chunk++) {
            states[chunk] = null;
        }
        whole = Math.max(whole, to << CHUNK_BITS);
    }
}
