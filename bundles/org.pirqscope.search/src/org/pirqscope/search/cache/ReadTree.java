package org.pirqscope.search.cache;

import java.util.Arrays;

/**
 * The moves that a driver makes at one place, found by what they read. The value that a move reads first decides what
 * it reads next, so that the readings make a tree: each node looks at bits that every move through it has read, and the
 * values of those lead to the next node or to a leaf, which is one of the {@link LearnedMoves}. Two states that lead to
 * one leaf agree in all that the move reads.
 *
 * <p>A node is a header, a mask for each word that it looks at (two at least), and a table. An entry of the table is a
 * key, put together from the masked bits, with what is behind it: 0 for nothing, a move or another node. All in one
 * piece, to be found with one look at the memory; a table that has to grow moves its node.
 */
final class ReadTree {

    /**
     * A tree of more longs is not added to: what is behind a key has to fit, even after the largest table was doubled.
     */
    private static final int MOST_LONGS = 1 << 21;

    private static final int BEHIND_BITS = 24;
    private static final long BEHIND = (1L << BEHIND_BITS) - 1;
    private static final long NODE = 1L << BEHIND_BITS - 1;
    /** Bits of a key; a node that has more to look at leaves the rest to the next. */
    private static final int MOST_BITS = 64 - BEHIND_BITS;

    private static final int MOST_WORDS = 5;
    /** Longs of a packed state that a node's header can name. */
    static final int MOST_WIDTH = 64;

    private static final int LEAST_CAPACITY = 2;

    private final int width;
    private long[] pool = new long[64];
    private int used;
    private int root = -1;

    ReadTree(int width) {
        this.width = width;
    }

    long bytes() {
        return 8L * pool.length;
    }

    /** Whether it has come to its largest size; then it is to be forgotten. */
    boolean full() {
        return used > MOST_LONGS;
    }

    /** The number of the move that is made in a packed state; 0 if that is not known. */
    int find(long[] in, int from) {
        long[] p = pool;
        long behind = NODE | root;
        do {
            int node = (int) (behind & NODE - 1);
            long head = p[node];
            long key = key(p, node, head, in, from);
            behind = p[entry(p, node, head, key)] & BEHIND;
        } while (behind >= NODE);
        return (int) behind;
    }

    /** The bits that a node looks at, side by side. */
    private static long key(long[] p, int node, long head, long[] in, int from) {
        long first = Long.compress(in[from + word(head, 0)], p[node + 1]);
        long mask = p[node + 2];
        long key = first << Long.bitCount(mask) | Long.compress(in[from + word(head, 1)], mask);
        for (int i = 2; i < words(head); i++) {
            mask = p[node + 1 + i];
            key = key << Long.bitCount(mask) | Long.compress(in[from + word(head, i)], mask);
        }
        return key;
    }

    /** Where the key stands in the node's table, or the free place where it belongs. */
    private static int entry(long[] p, int node, long head, long key) {
        int start = node + 1 + words(head);
        int last = capacity(head) - 1;
        int slot = (int) (key * 0xff51afd7ed558ccdL >>> (head >>> 58));
        long entry = p[start + slot];
        while (entry != 0 && entry >>> BEHIND_BITS != key) {
            slot = slot + 1 & last;
            entry = p[start + slot];
        }
        return start + slot;
    }

    // A header: 64 - the capacity's logarithm in 6 bits, the size in 22, how many words in 3, and which in 5 times 6.

    private static long head(int capacity, int size, long words) {
        return 64L - Integer.numberOfTrailingZeros(capacity) << 58 | (long) size << 36 | words;
    }

    private static int capacity(long head) {
        return (int) (1L << -(head >>> 58));
    }

    private static int size(long head) {
        return (int) (head >>> 36) & 0x3fffff;
    }

    private static int words(long head) {
        return (int) (head >>> 30) & 7;
    }

    private static int word(long head, int i) {
        return (int) (head >>> 6 * i) & 63;
    }

    /** Learns that this move was made in a packed state, where it has read these bits. */
    void keep(long[] read, long[] in, int from, int move) {
        long[] left = read.clone();
        if (root < 0) {
            root = node(left);
        }
        int above = -1;
        int node = root;
        while (true) {
            restrict(node, left);
            long head = pool[node];
            long key = key(pool, node, head, in, from);
            long behind = pool[entry(pool, node, head, key)] & BEHIND;
            boolean all = take(node, left);
            if (all || behind < NODE) { // what it reads here may have become less
                behind = all ? move : NODE | node(left);
                node = put(node, key, behind, above);
            }
            if (all) {
                return;
            }
            above = entry(pool, node, pool[node], key);
            node = (int) (behind & NODE - 1);
        }
    }

    /** Takes the bits that a node looks at from those that are left; answers whether that was all. */
    private boolean take(int node, long[] left) {
        for (int i = 0; i < words(pool[node]); i++) {
            left[word(pool[node], i)] &= ~pool[node + 1 + i];
        }
        long any = 0;
        for (long word : left) {
            any |= word;
        }
        return any == 0;
    }

    /** A new node that looks at as many of these bits as it can. */
    private int node(long[] bits) {
        long[] masks = new long[MOST_WORDS];
        long words = 0;
        int count = 0;
        int room = MOST_BITS;
        for (int i = 0; i < width && count < MOST_WORDS; i++) {
            long mask = bits[i];
            while (Long.bitCount(mask) > room) {
                mask &= ~Long.highestOneBit(mask);
            }
            if (mask != 0) {
                room -= Long.bitCount(mask);
                words |= (long) i << 6 * count;
                masks[count++] = mask;
            }
        }
        count = Math.max(2, count);
        int node = reserve(1 + count + LEAST_CAPACITY);
        pool[node] = head(LEAST_CAPACITY, 0, words | (long) count << 30);
        System.arraycopy(masks, 0, pool, node + 1, count);
        return node;
    }

    private int reserve(int longs) {
        int at = used;
        used += longs;
        if (used > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(used, 2 * pool.length));
        }
        return at;
    }

    /**
     * The node looks at no more than these bits: if that is less than before, what was learned behind it is forgotten.
     */
    private void restrict(int node, long[] bits) {
        long head = pool[node];
        boolean less = false;
        for (int i = 0; i < words(head); i++) {
            long both = pool[node + 1 + i] & bits[word(head, i)];
            less |= both != pool[node + 1 + i];
            pool[node + 1 + i] = both;
        }
        if (less) {
            int start = node + 1 + words(head);
            Arrays.fill(pool, start, start + capacity(head), 0);
            pool[node] = head(capacity(head), 0, head & (1L << 33) - 1);
        }
    }

    /**
     * Puts an entry into a node's table; answers where the node is then. {@code above} is the entry that leads to it,
     * -1 for the root.
     */
    private int put(int node, long key, long behind, int above) {
        long head = pool[node];
        int entry = entry(pool, node, head, key);
        int size = size(head) + (pool[entry] == 0 ? 1 : 0);
        pool[entry] = key << BEHIND_BITS | behind;
        pool[node] = head(capacity(head), size, head & (1L << 33) - 1);
        if (4 * size <= 3 * capacity(head)) {
            return node;
        }
        int moved = grown(node);
        if (above < 0) {
            root = moved;
        } else {
            pool[above] = pool[above] & ~BEHIND | NODE | moved;
        }
        return moved;
    }

    private int grown(int node) {
        long head = pool[node];
        int start = 1 + words(head);
        int capacity = capacity(head);
        int moved = reserve(start + 2 * capacity);
        long wider = head(2 * capacity, size(head), head & (1L << 33) - 1);
        pool[moved] = wider;
        System.arraycopy(pool, node + 1, pool, moved + 1, start - 1);
        for (int i = node + start; i < node + start + capacity; i++) {
            if (pool[i] != 0) {
                pool[entry(pool, moved, wider, pool[i] >>> BEHIND_BITS)] = pool[i];
            }
        }
        return moved;
    }
}
