package org.pirqscope.search;

/** A cell that the packing took for constant has changed. */
final class ChangedCell extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int cell;
    private final short value;

    ChangedCell(int cell, short value) {
        super(null, null, false, false);
        this.cell = cell;
        this.value = value;
    }

    int cell() {
        return cell;
    }

    short value() {
        return value;
    }
}
