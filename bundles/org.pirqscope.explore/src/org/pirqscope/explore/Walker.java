package org.pirqscope.explore;

/** Looks at one state of a {@link StateSpace} at a time. Not for use by two threads. */
public interface Walker {

    /** Packs the start state. */
    void start(long[] out, int at);

    /** Makes a packed state the current one and answers its choices as a bit set; 0 for a final state. */
    long load(long[] states, int at);

    /** Packs the successor of the current state under one of its choices. @throws WindowExceeded if it does not fit the packing */
    void next(int choice, long[] out, int at);

    /** Whether the current state breaks the claim. */
    boolean broken();

    /** What the current, final state stands for: equal numbers, equal outcome. */
    long outcome();
}
