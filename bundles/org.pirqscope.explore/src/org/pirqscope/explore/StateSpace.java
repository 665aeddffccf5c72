package org.pirqscope.explore;

/**
 * A finite, acyclic or cyclic graph of packed states: start, choices, next and a claim, each asked of a {@link Walker}.
 * Knows nothing of what the states mean. Deterministic: the same state has the same choices and successors in every
 * walker.
 */
public interface StateSpace {

    /** How many longs a packed state has. */
    int width();

    /**
     * How many longs follow each packed state that are the walkers' own: what they know of it already. They make
     * no state another one, and all of them 0 says nothing.
     */
    default int hints() {
        return 0;
    }

    /** How many choices there can be; a choice is a number below it. At most 64. */
    int choices();

    /** A new walker; each thread has its own. */
    Walker walker();
}
