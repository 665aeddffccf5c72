package org.pirqscope.explore;

/** Hears how a search goes, at most a few times a second, on one of its threads. */
public interface Progress {

    /** Ignores everything. */
    Progress NONE = (states, transitions, depth, frontier, bytes) -> {};

    /** How far it is. */
    void at(long states, long transitions, int depth, long frontier, long bytes);

    /** The first state that breaks the claim was found; {@code path} leads to it. Called between two levels. */
    default void broken(int[] path) {}

    /**
     * An outcome was found that was not there before; {@code path} leads to a state that ends so. Told between two
     * levels.
     */
    default void ended(long outcome, int[] path) {}
}
