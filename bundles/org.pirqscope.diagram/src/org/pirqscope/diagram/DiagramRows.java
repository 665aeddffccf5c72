package org.pirqscope.diagram;

import java.util.BitSet;
import java.util.List;

/** Lanes and rows of a sequence diagram, whatever they are of: all that is needed to draw or to write it. */
public interface DiagramRows {

    /** All lanes, by their index. */
    List<Lane> allLanes();

    /** The lanes that have a lifeline. */
    List<Lane> shownLanes();

    /** How many rows there are, notes and gaps included. */
    int rows();

    /** How many rows are messages: what a reader of an exported file counts. */
    int messages();

    /** The intervals in which lanes are busy. */
    Activations activations();

    /** What a row is. */
    RowKind kind(int row);

    /** The lane from which a message starts, or in which a note stands. */
    int fromLane(int row);

    /** The lane that a message reaches. */
    int toLane(int row);

    /** The number that no other row stands for: what names a row in a file. */
    int ownStep(int row);

    /** The number of the last row, for the room that numbers need. */
    int stepNumber(int row);

    /** The row with its text. */
    Row row(int row);

    /**
     * The message row that shows a step; for a step without a row of its own the nearest one before it; -1 if there are
     * no rows.
     */
    int rowOf(int step);

    /** The number that a row shows. */
    default int shownStep(int row) {
        return stepNumber(row);
    }

    /** The step at which what a row shows is over. */
    default int lastStep(int row) {
        return stepNumber(row);
    }

    /** The step that enters the call whose inside is drawn below this row, or is folded away in it; 0 for none. */
    default int foldable(int row) {
        return 0;
    }

    /** Whether the inside of that call is folded away. */
    default boolean folds(int call) {
        return false;
    }

    /** What is to be seen of the row first. */
    default Mark mark(int row) {
        return row(row).mark();
    }

    /**
     * The lanes that something in the rows {@code first} to {@code last} starts from or reaches; rows that do not exist
     * have none.
     */
    default BitSet busyLanes(int first, int last) {
        BitSet busy = new BitSet(allLanes().size());
        for (int row = Math.max(0, first); row <= Math.min(rows() - 1, last); row++) {
            if (kind(row) != RowKind.GAP) {
                busy.set(fromLane(row));
                busy.set(kind(row) == RowKind.NOTE ? fromLane(row) : toLane(row));
            }
        }
        return busy;
    }
}
