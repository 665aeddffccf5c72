package org.pirqscope.explore;

import java.util.function.BooleanSupplier;

/**
 * When a search stops before its end.
 *
 * @param bytes maximum memory for states and table
 * @param millis maximum time; {@link Long#MAX_VALUE} for none
 * @param cancelled asked now and then
 * @param states a breadth-first search ends with the level in which it has so many, whatever the number of threads;
 * {@link Long#MAX_VALUE} for no such end
 */
public record Limits(long bytes, long millis, BooleanSupplier cancelled, long states) {

    /** Any number of states. */
    public Limits(long bytes, long millis, BooleanSupplier cancelled) {
        this(bytes, millis, cancelled, Long.MAX_VALUE);
    }

    /** Half of the heap, no time limit, never cancelled. */
    public static Limits ofHeap() {
        return new Limits(Runtime.getRuntime().maxMemory() / 2, Long.MAX_VALUE, () -> false);
    }

    /** The same with another number of states. */
    public Limits ofStates(long most) {
        return new Limits(bytes, millis, cancelled, most);
    }
}
