package org.pirqscope.explore;

/**
 * Looks at one state of a {@link StateSpace} at a time. Not for use by two threads. A packed state is followed by its
 * hints.
 */
public interface Walker {

    /** Packs the start state. */
    void start(long[] out, int at);

    /** Makes a packed state the current one and answers its choices as a bit set; 0 for a final state. */
    long load(long[] states, int at);

    /**
     * Choices of the current state whose successors need not be made in a breadth-first search, as a bit set: its hints
     * say that the same successor has an earlier (parent, choice). It is there already then, and nothing but work is
     * saved.
     */
    default long asleep() {
        return 0;
    }

    /**
     * Packs the successor of the current state under one of its choices. @throws WindowExceeded if it does not fit the
     * packing
     */
    void next(int choice, long[] out, int at);

    /** Bytes that the walker keeps to work faster; they count as memory of a search. */
    default long bytes() {
        return 0;
    }

    /**
     * Whether things may rest as they are in the current state although it has choices: it counts as a final state too.
     */
    default boolean mayEnd() {
        return false;
    }

    /** Whether the current state breaks the claim. */
    boolean broken();

    /** What the current, final state stands for: equal numbers, equal outcome. */
    long outcome();
}
