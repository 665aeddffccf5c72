package org.pirqscope.machine.state;

/**
 * A move needs more of a table than a machine with bounds has: a wider one must make it. A machine without bounds never
 * throws it.
 */
public final class BoundsExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param table what was too short */
    public BoundsExceeded(String table) {
        super(table, null, false, false);
    }
}
