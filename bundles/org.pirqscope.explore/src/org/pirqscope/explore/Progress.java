package org.pirqscope.explore;

/** Told how a search goes, a few times a second at most, on one of its threads. */
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (states, transitions, depth, frontier, bytes) -> { };

    void at(long states, long transitions, int depth, long frontier, long bytes);
}
