package org.pirqscope.explore;

import java.util.List;

/**
 * What a search has seen.
 *
 * @param ended why the search ended
 * @param depth choices on the longest of the shortest paths from the start to a state
 * @param outcomes of the final states, in the order in which they came
 * @param shortest choices from the start to the nearest state that breaks the claim; null if none was seen
 */
public record Coverage(
        EndReason ended, long states, long transitions, int depth, long bytes, List<Ending> outcomes, int[] shortest) {

    /** Whether every reachable state was seen; if not, nothing is proved. */
    public boolean complete() {
        return ended == EndReason.COVERED;
    }

    /**
     * The final states of one outcome.
     *
     * @param count how many final states
     * @param path choices from the start to the first of them
     */
    public record Ending(long outcome, long count, int[] path) {}
}
