package org.pirqscope.report.decode;

import java.util.List;

/**
 * The messages and lookups of a run, by step; found by bisection, so that each move of the session costs the same.
 *
 * @param handled in the order of the run
 */
record MessagesByStep(List<HandledMessage> handled) {

    /** The last one at or before the position, null for none. */
    HandledMessage last(int position) {
        int before = countUpTo(position);
        return before == 0 ? null : handled.get(before - 1);
    }

    /** The first one after the position, null for none. */
    HandledMessage after(int position) {
        int before = countUpTo(position);
        return before == handled.size() ? null : handled.get(before);
    }

    /** The step of the first one after the position, {@link Integer#MAX_VALUE} for none. */
    int next(int position) {
        HandledMessage next = after(position);
        return next == null ? Integer.MAX_VALUE : next.step();
    }

    private int countUpTo(int position) {
        int low = 0;
        int high = handled.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (handled.get(middle).step() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
