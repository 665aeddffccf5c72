package org.pirqscope.search.space;

/** A cell that the packing took for constant has changed. */
public final class ChangedCell extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int cell;
    private final short value;

    ChangedCell(int cell, short value) {
        super(null, null, false, false);
        this.cell = cell;
        this.value = value;
    }

    /** Number of the cell. */
    public int cell() {
        return cell;
    }

    /** The value that it has taken. */
    public short value() {
        return value;
    }
}
