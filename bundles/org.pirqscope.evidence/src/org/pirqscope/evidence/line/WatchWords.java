package org.pirqscope.evidence.line;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/** Finds which of a few words a line has, all in one pass (Aho and Corasick, 1975). */
public final class WatchWords {

    private static final int LETTERS = 128;

    private final int[] next;
    private final int[] found;

    /** Words of ASCII; word {@code i} is bit {@code i} of an answer. */
    public WatchWords(String... words) {
        int states = 1 + Arrays.stream(words).mapToInt(String::length).sum();
        next = new int[states * LETTERS];
        found = new int[states];
        Arrays.fill(next, -1);
        int used = 1;
        for (int word = 0; word < words.length; word++) {
            int state = 0;
            for (char c : words[word].toCharArray()) {
                int edge = state * LETTERS + c;
                if (next[edge] < 0) {
                    next[edge] = used++;
                }
                state = next[edge];
            }
            found[state] |= 1 << word;
        }
        link();
    }

    private void link() {
        int[] fall = new int[found.length];
        Queue<Integer> open = new ArrayDeque<>();
        for (int c = 0; c < LETTERS; c++) {
            if (next[c] < 0) {
                next[c] = 0;
            } else {
                open.add(next[c]);
            }
        }
        while (!open.isEmpty()) {
            int state = open.remove();
            found[state] |= found[fall[state]];
            for (int c = 0; c < LETTERS; c++) {
                int edge = state * LETTERS + c;
                int other = next[fall[state] * LETTERS + c];
                if (next[edge] < 0) {
                    next[edge] = other;
                } else {
                    fall[next[edge]] = other;
                    open.add(next[edge]);
                }
            }
        }
    }

    /** The words of the line from {@code at} on, as bits. */
    public int in(String line, int at) {
        int state = 0;
        int words = 0;
        for (int i = at; i < line.length(); i++) {
            state = next[state * LETTERS + (line.charAt(i) & LETTERS - 1)];
            words |= found[state];
        }
        return words;
    }
}
