package org.pirqscope.ui.explore;

import java.util.function.BooleanSupplier;
import org.pirqscope.explore.Limits;
import org.pirqscope.search.Exploration;

/**
 * How to search.
 *
 * @param fine every atomic step is a move of its own
 * @param reduce names, symmetry and partial order
 * @param bytes most memory for states
 */
record Effort(boolean fine, boolean reduce, long bytes) {

    /** Fused moves, reduced, half of the heap. */
    static final Effort STANDARD = new Effort(false, true, Limits.ofHeap().bytes());

    Exploration.Options options(BooleanSupplier cancelled) {
        return new Exploration.Options(
                fine, reduce, Exploration.Options.standard().threads(), new Limits(bytes, Long.MAX_VALUE, cancelled));
    }

    /** What differs from the standard, for the line of counts; empty if nothing does. */
    String text() {
        return (fine ? ", fine steps" : "") + (reduce ? "" : ", no reduction");
    }
}
