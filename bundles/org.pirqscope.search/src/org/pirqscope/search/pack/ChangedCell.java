package org.pirqscope.search.pack;

import org.pirqscope.explore.WindowExceeded;

/**
 * A state does not fit the packing: a cell that was taken for constant has changed, or has a value that was not seen
 * before.
 */
public final class ChangedCell extends WindowExceeded {

    private static final long serialVersionUID = 1L;

    private final transient short[] cells;

    /** @param state the state, as it was to be packed */
    ChangedCell(short[] state) {
        super("a cell");
        this.cells = state.clone();
    }

    /** All of the state, to learn from; marks of a watched one may follow. */
    public short[] cells() {
        return cells;
    }
}
