package org.pirqscope.search.path;

import org.pirqscope.explore.Limits;

/** The time that a whole exploration may take, of which each of its searches gets what is left up to a share. */
public final class Deadline {

    private final Limits limits;
    private final long started = System.nanoTime();

    /** Begins now. */
    public Deadline(Limits limits) {
        this.limits = limits;
    }

    /** Limits for a search that ends when this share of all the time is gone. */
    public Limits until(double share) {
        return new Limits(
                limits.bytes(),
                limits.millis() == Long.MAX_VALUE
                        ? Long.MAX_VALUE
                        : Math.max(0, (long) (share * limits.millis()) - millis()),
                limits.cancelled());
    }

    /** Whether this share of all the time is gone, or the user wants no more. */
    public boolean over(double share) {
        return limits.cancelled().getAsBoolean()
                || limits.millis() != Long.MAX_VALUE && millis() >= share * limits.millis();
    }

    /** Seconds since it began. */
    public double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    private long millis() {
        return (System.nanoTime() - started) / 1_000_000;
    }
}
