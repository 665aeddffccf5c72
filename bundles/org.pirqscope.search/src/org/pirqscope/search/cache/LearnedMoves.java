package org.pirqscope.search.cache;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The moves between packed states that were learned so far, for all walkers of a space: which bits a move flips and
 * which it has used. Moves that agree in both are one, so that there are a few thousand. A state that agrees with
 * another one in what a move uses lets that move do the same.
 */
final class LearnedMoves {

    /** Bits of a move's number. */
    static final int BITS = 20;

    private final int width;
    private final Map<Words, Integer> numbers = new HashMap<>();
    private volatile long[] all;

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

    /** @param width longs of a packed state */
    LearnedMoves(int width) {
        this.width = width;
        this.all = new long[64 * 2 * width];
    }

    /**
     * All moves, by number: the words that they flip, then those that they use. Never changed but for numbers that
     * nobody was told yet.
     */
    long[] all() {
        return all;
    }

    /** The number of the move, 1 or more; 0 if there is no room for another one. */
    synchronized int number(long[] flips, long[] uses) {
        long[] words = Arrays.copyOf(flips, 2 * width);
        System.arraycopy(uses, 0, words, width, width);
        Words key = new Words(words);
        Integer known = numbers.get(key);
        return known != null ? known : numbers.size() + 1 < 1 << BITS ? add(key) : 0;
    }

    private int add(Words key) {
        int number = numbers.size() + 1;
        int at = number * 2 * width;
        long[] room = at == all.length ? Arrays.copyOf(all, 2 * at) : all;
        System.arraycopy(key.words, 0, room, at, 2 * width);
        all = room;
        numbers.put(key, number);
        return number;
    }
}
