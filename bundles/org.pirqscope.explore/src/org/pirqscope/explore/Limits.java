package org.pirqscope.explore;

import java.util.function.BooleanSupplier;

/**
 * When a search stops before its end.
 *
 * @param bytes maximum memory for states and table
 * @param millis maximum time; {@link Long#MAX_VALUE} for none
 * @param cancelled asked now and then
 */
public record Limits(long bytes, long millis, BooleanSupplier cancelled) {

    /** Half of the heap, no time limit, never cancelled. */
    public static Limits ofHeap() {
        return new Limits(Runtime.getRuntime().maxMemory() / 2, Long.MAX_VALUE, () -> false);
    }
}
