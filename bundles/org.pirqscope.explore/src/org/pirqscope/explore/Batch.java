package org.pirqscope.explore;

import java.util.Arrays;

/**
 * Successors on their way from the shard that made them to the one that keeps them, in the order in which they were
 * made.
 */
final class Batch {

    private static final int LEAST = 64;
    /** Words after those of the state: hash, tag and origin. */
    private static final int MORE = 3;

    private final int width;
    private long[] words;
    private int size;

    /** Each successor takes {@code width} words, then hash, tag and origin. */
    Batch(int width) {
        this.width = width + MORE;
        this.words = new long[LEAST * this.width];
    }

    /** Bytes of a successor whose state has so many words. */
    static long bytes(int width) {
        return 8L * (width + MORE);
    }

    /** The array to write the next successor to, at {@link #end}. */
    long[] array() {
        if ((size + 1) * width > words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        return words;
    }

    int end() {
        return size * width;
    }

    void push(long hash, long tag, long origin) {
        int at = size * width + width - MORE;
        words[at] = hash;
        words[at + 1] = tag;
        words[at + 2] = origin;
        size++;
    }

    /** Copies a successor that was packed elsewhere. */
    void push(long[] from, long hash, long tag, long origin) {
        System.arraycopy(from, 0, array(), end(), width - MORE);
        push(hash, tag, origin);
    }

    /** Bytes held. */
    long bytes() {
        return 8L * words.length;
    }

    int size() {
        return size;
    }

    int at(int i) {
        return i * width;
    }

    long hash(int i) {
        return words[i * width + width - MORE];
    }

    long tag(int i) {
        return words[i * width + width - 2];
    }

    long origin(int i) {
        return words[i * width + width - 1];
    }

    void clear() {
        size = 0;
    }
}
