package org.pirqscope.ui.explore;

import java.util.function.BooleanSupplier;
import org.eclipse.jface.preference.IPreferenceStore;
import org.pirqscope.explore.Limits;
import org.pirqscope.search.Exploration;
import org.pirqscope.ui.desk.DeskPreferences;

/**
 * How to search.
 *
 * @param fine every atomic step is a move of its own
 * @param reduce names, symmetry and partial order
 * @param threads how many threads search
 * @param bytes most memory for states
 */
public record Effort(boolean fine, boolean reduce, int threads, long bytes) {

    /** Fused moves, reduced, with the threads and the memory of the preferences, as far as this machine has them. */
    public static Effort usual(IPreferenceStore preferences) {
        int threads = Math.clamp(preferences.getInt(DeskPreferences.THREADS), 1, DeskPreferences.mostThreads());
        int megabytes = Math.clamp(preferences.getInt(DeskPreferences.MEGABYTES), 1, DeskPreferences.mostMegabytes());
        return new Effort(false, true, threads, (long) megabytes << 20);
    }

    /** For a search that ends when it is cancelled. */
    public Exploration.Options options(BooleanSupplier cancelled) {
        return new Exploration.Options(fine, reduce, threads, new Limits(bytes, Long.MAX_VALUE, cancelled));
    }

    /** What differs from the standard, for the line of counts; empty if nothing does. */
    String text() {
        return (fine ? ", fine steps" : "") + (reduce ? "" : ", no reduction");
    }
}
