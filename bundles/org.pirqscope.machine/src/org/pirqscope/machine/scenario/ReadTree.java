package org.pirqscope.machine.scenario;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a move did to packed states, found by what it read. The value that it reads first decides what it reads next, so that its readings make a
 * tree: each node looks at bits that every move through it has read, and the values of those lead to the next node or to a leaf, which says what
 * bits the move flips. Two states that lead to one leaf agree in all that the move reads.
 *
 * <p>A node is a header of {@code 1 + width} longs, where its table is and which bits it looks at, and a table of pairs: key, and what is behind it.
 */
final class ReadTree {

    /** Bits of a key; a node that has more to look at leaves the rest to the next. */
    private static final int MOST_BITS = 62;
    private static final int FIRST_CAPACITY = 4;

    /** The bits that moves flip, each kind once: a few thousand, that stay in the cache. */
    static final class Flips {

        private final int width;
        private final Map<Words, Integer> places = new HashMap<>();
        private long[] all;

        private record Words(long[] words) {
            @Override
            public boolean equals(Object other) {
                return other instanceof Words those && Arrays.equals(words, those.words);
            }

            @Override
            public int hashCode() {
                return Arrays.hashCode(words);
            }
        }

        Flips(int width) {
            this.width = width;
            this.all = new long[64 * width];
        }

        private int place(long[] in, int from, long[] out, int at) {
            long[] words = new long[width];
            Arrays.setAll(words, i -> in[from + i] ^ out[at + i]);
            return places.computeIfAbsent(new Words(words), w -> add(words));
        }

        private int add(long[] words) {
            int place = places.size() * width;
            if (place == all.length) {
                all = Arrays.copyOf(all, 2 * place);
            }
            System.arraycopy(words, 0, all, place, width);
            return place;
        }
    }

    private final int width;
    private final Flips flips;
    private long[] pool;
    private int used;

    ReadTree(int width, Flips flips) {
        this.width = width;
        this.flips = flips;
        this.pool = new long[256];
    }

    /** Longs in use: a measure of how much was learned. */
    int size() {
        return used;
    }

    /** Packs the state after the move, if that is known. */
    boolean find(long[] in, int from, long[] out, int at) {
        if (used == 0) {
            return false;
        }
        long[] p = pool;
        long behind = -1;
        while (behind < 0) {
            int node = (int) ~behind;
            long table = p[node];
            long key = 0;
            for (int i = 0; i < width; i++) {
                long mask = p[node + 1 + i];
                key = key << Long.bitCount(mask) | Long.compress(in[from + i], mask);
            }
            behind = p[entry(p, table, key) + 1];
        }
        if (behind == 0) {
            return false;
        }
        long[] all = flips.all;
        int flip = (int) behind - 1;
        for (int i = 0; i < width; i++) {
            out[at + i] = in[from + i] ^ all[flip + i];
        }
        return true;
    }

    /** The pair with that key, or the free one where it belongs: behind it is 0. */
    private static int entry(long[] p, long table, long key) {
        int start = start(table);
        int last = capacity(table) - 1;
        int slot = (int) (key * 0xff51afd7ed558ccdL >>> 40) & last;
        int entry = start + 2 * slot;
        while (p[entry + 1] != 0 && p[entry] != key) {
            slot = slot + 1 & last;
            entry = start + 2 * slot;
        }
        return entry;
    }

    private static int start(long table) {
        return (int) table;
    }

    private static int capacity(long table) {
        return 1 << (table >>> 56);
    }

    private static int size(long table) {
        return (int) (table >>> 32) & 0xffffff;
    }

    private static long table(int start, int capacity, int size) {
        return (long) Integer.numberOfTrailingZeros(capacity) << 56 | (long) size << 32 | start;
    }

    private int reserve(int longs) {
        int at = used;
        used += longs;
        while (used > pool.length) {
            pool = Arrays.copyOf(pool, 2 * pool.length);
        }
        Arrays.fill(pool, at, used, 0);
        return at;
    }

    /** Learns that the move from {@code in} to {@code out} read these bits, and changed no others. */
    void keep(long[] read, long[] in, int from, long[] out, int at) {
        long[] left = read.clone();
        int node = used == 0 ? node(left) : 0;
        while (true) {
            restrict(node, left);
            long key = 0;
            long any = 0;
            for (int i = 0; i < width; i++) {
                long mask = pool[node + 1 + i];
                key = key << Long.bitCount(mask) | Long.compress(in[from + i], mask);
                left[i] &= ~mask;
                any |= left[i];
            }
            long behind = pool[entry(pool, pool[node], key) + 1];
            if (any == 0) {
                put(node, key, flips.place(in, from, out, at) + 1);
                return;
            }
            if (behind >= 0) {
                behind = ~node(left);
                put(node, key, behind);
            }
            node = (int) ~behind;
        }
    }

    private int node(long[] bits) {
        int node = reserve(1 + width);
        clear(node, bits);
        return node;
    }

    private void clear(int node, long[] bits) {
        int room = MOST_BITS;
        for (int i = 0; i < width; i++) {
            long mask = bits[i];
            while (Long.bitCount(mask) > room) {
                mask &= ~Long.highestOneBit(mask);
            }
            room -= Long.bitCount(mask);
            pool[node + 1 + i] = mask;
        }
        int start = reserve(2 * FIRST_CAPACITY);
        pool[node] = table(start, FIRST_CAPACITY, 0);
    }

    /** The node looks at no more than these bits: if that is less than before, what was learned behind it is forgotten. */
    private void restrict(int node, long[] bits) {
        boolean less = false;
        long[] both = new long[width];
        for (int i = 0; i < width; i++) {
            both[i] = pool[node + 1 + i] & bits[i];
            less |= both[i] != pool[node + 1 + i];
        }
        if (less) {
            clear(node, both);
        }
    }

    private void put(int node, long key, long behind) {
        long table = pool[node];
        int entry = entry(pool, table, key);
        int size = size(table) + (pool[entry + 1] == 0 ? 1 : 0);
        pool[entry] = key;
        pool[entry + 1] = behind;
        pool[node] = table(start(table), capacity(table), size);
        if (2 * size >= capacity(table)) {
            grow(node);
        }
    }

    private void grow(int node) {
        long old = pool[node];
        int capacity = 2 * capacity(old);
        long table = table(reserve(2 * capacity), capacity, size(old));
        for (int entry = start(old); entry < start(old) + capacity; entry += 2) {
            if (pool[entry + 1] != 0) {
                int to = entry(pool, table, pool[entry]);
                pool[to] = pool[entry];
                pool[to + 1] = pool[entry + 1];
            }
        }
        pool[node] = table;
    }
}
