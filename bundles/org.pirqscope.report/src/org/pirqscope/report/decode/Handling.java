package org.pirqscope.report.decode;

import java.util.List;

/** The messages and lookups of a run, by step; found by bisection, so that each move of the session costs the same. */
final class Handling {

    private final List<Handled> handled;

    /** @param handled in the order of the run */
    Handling(List<Handled> handled) {
        this.handled = handled;
    }

    /** The last one at or before the position, null for none. */
    Handled last(int position) {
        int before = countUpTo(position);
        return before == 0 ? null : handled.get(before - 1);
    }

    /** The step of the first one after the position, {@link Integer#MAX_VALUE} for none. */
    int next(int position) {
        int before = countUpTo(position);
        return before == handled.size() ? Integer.MAX_VALUE : handled.get(before).step();
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
