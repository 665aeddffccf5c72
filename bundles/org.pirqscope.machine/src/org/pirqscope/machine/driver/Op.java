package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.AtomicStep;

/**
 * One place in a driver's program: an atomic step, or a mark that is passed on the way ({@code step} null).
 *
 * @param phase 1 to 3 while loading, else one of {@link Program}'s teardown phases
 * @param turn of a use, {@link Use#turn}; else 0
 * @param setup where this block's setup starts, for the retry with fewer vectors; of a use whose phase has no setup -1
 * @param enabled where this block's setup is over: what follows ENABLED
 * @param recovery whether it is passed over unless the driver recovers
 */
public record Op(
        AtomicStep step, Boundary mark, int phase, int entry, int turn, int setup, int enabled, boolean recovery) {

    /** Places between atomic steps where calls that spanned several of them are left. */
    public enum Boundary {
        ENABLED,
        DISABLED,
        TORN,
        /** The entries of a table that has moved are unbound. */
        UNBOUND,
        /** They are bound again. */
        REMAPPED,
        /** MSI is off before its message is written again. */
        CUT,
        /** pci_restore_state is through. */
        RESTORED,
        LOADED
    }
}
