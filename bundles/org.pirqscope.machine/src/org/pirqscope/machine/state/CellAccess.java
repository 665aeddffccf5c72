package org.pirqscope.machine.state;

/**
 * Reads and writes of cells. The layers' cells are read and written here and nowhere else, so that a world can be
 * watched: then each cell that can have decided something, or was decided, is known. A world has an even number of
 * cells; a watched one has a mark for each of them at its end, and one more to be odd.
 */
public final class CellAccess {

    private CellAccess() {}

    /** The cell; in a watched world it is marked. */
    public static short at(short[] s, int cell) {
        if ((s.length & 1) != 0) {
            s[(s.length >> 1) + cell] = 1;
        }
        return s[cell];
    }

    /** Writes the cell; in a watched world it is marked, even if it had that value. */
    public static void set(short[] s, int cell, int value) {
        if ((s.length & 1) != 0) {
            s[(s.length >> 1) + cell] = 1;
        }
        s[cell] = (short) value;
    }

    /** Room for a watched world of so many cells. */
    public static short[] watched(int cells) {
        return new short[2 * cells + 1];
    }

    /** Makes {@code watched} a copy of a world, of which nothing was used yet. */
    public static void watch(short[] world, short[] watched) {
        System.arraycopy(world, 0, watched, 0, world.length);
        java.util.Arrays.fill(watched, world.length, watched.length, (short) 0);
    }

    /** Whether the cell was read or written. */
    public static boolean wasUsed(short[] watched, int cell) {
        return watched[(watched.length >> 1) + cell] != 0;
    }

    /** Says that the cell was used. */
    public static void mark(short[] watched, int cell) {
        watched[(watched.length >> 1) + cell] = 1;
    }
}
