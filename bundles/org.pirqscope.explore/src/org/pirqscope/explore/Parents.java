package org.pirqscope.explore;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * For each state of a shard, in their order, the shard, index and choice that it came from. Those that came from one
 * shard have ever higher indices there, so that the difference from the one before takes a byte. Other threads may ask
 * for the ways to states of earlier levels while it grows.
 */
final class Parents {

    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int FAR = 255;
    private static final byte NONE = -1;

    private final int shards;
    private final int[] last;
    private volatile byte[][] choices = new byte[4][];
    private volatile byte[][] ahead = new byte[4][];
    private volatile byte[][] sources = new byte[4][];
    private volatile int[][] bases = new int[4][];
    /** Of those that are far ahead, the state and the index, one after the other. */
    private final LongList far = new LongList();

    private int size;

    /** @param shards at most 128 */
    Parents(int shards) {
        this.shards = shards;
        this.last = new int[shards];
    }

    /** A state that came from nowhere. */
    void addStart() {
        add(0, 0, NONE);
    }

    /** The next state. @param choice less than 64 */
    void add(int shard, int index, int choice) {
        int chunk = size >>> CHUNK_BITS;
        if ((size & CHUNK - 1) == 0) {
            begin(chunk);
        }
        int difference = index - last[shard];
        boolean near = difference >= 0 && difference < FAR;
        if (!near) {
            synchronized (far) {
                far.add(size);
                far.add(index);
            }
        }
        int at = size & CHUNK - 1;
        choices[chunk][at] = (byte) choice;
        ahead[chunk][at] = (byte) (near ? difference : FAR);
        if (shards > 1) {
            sources[chunk][at] = (byte) shard;
        }
        last[shard] = index;
        size++;
    }

    private void begin(int chunk) {
        if (chunk == choices.length) {
            choices = Arrays.copyOf(choices, 2 * chunk);
            ahead = Arrays.copyOf(ahead, 2 * chunk);
            sources = Arrays.copyOf(sources, 2 * chunk);
            bases = Arrays.copyOf(bases, 2 * chunk);
        }
        choices[chunk] = new byte[CHUNK];
        ahead[chunk] = new byte[CHUNK];
        sources[chunk] = shards > 1 ? new byte[CHUNK] : null;
        bases[chunk] = last.clone();
    }

    /**
     * The choices that lead from the start to a state.
     *
     * @param of the parents of each shard
     * @param shard of the state, {@code state} its index there
     */
    static int[] path(IntFunction<Parents> of, int shard, int state) {
        LongList choices = new LongList();
        int from = shard;
        int at = state;
        while (of.apply(from).choice(at) != NONE) {
            Parents parents = of.apply(from);
            choices.add(parents.choice(at));
            from = parents.shard(at);
            at = parents.index(from, at);
        }
        int[] path = new int[choices.size()];
        for (int i = 0; i < path.length; i++) {
            path[i] = (int) choices.get(path.length - 1 - i);
        }
        return path;
    }

    private int choice(int state) {
        return choices[state >>> CHUNK_BITS][state & CHUNK - 1];
    }

    /** The shard that the state came from. */
    private int shard(int state) {
        return shards == 1 ? 0 : sources[state >>> CHUNK_BITS][state & CHUNK - 1];
    }

    /** The index in that shard. */
    private int index(int shard, int state) {
        int chunk = state >>> CHUNK_BITS;
        int index = bases[chunk][shard];
        for (int i = 0; i <= (state & CHUNK - 1); i++) {
            if (shards == 1 || sources[chunk][i] == shard) {
                int difference = ahead[chunk][i] & 0xff;
                index = difference == FAR ? farIndex((chunk << CHUNK_BITS) + i) : index + difference;
            }
        }
        return index;
    }

    private int farIndex(int state) {
        synchronized (far) {
            int from = 0;
            int to = far.size() / 2;
            while (to - from > 1) {
                int middle = from + to >>> 1;
                if (far.get(2 * middle) <= state) {
                    from = middle;
                } else {
                    to = middle;
                }
            }
            return (int) far.get(2 * from + 1);
        }
    }

    /** Bytes held. */
    long bytes() {
        long chunks = size + CHUNK - 1L >> CHUNK_BITS;
        long each = (shards > 1 ? 3L : 2L) * CHUNK + 4L * shards;
        return chunks * each + 8L * far.room() + 32L * choices.length;
    }
}
