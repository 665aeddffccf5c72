package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pirqscope.machine.state.CellAccess;

/** A watched world says which cells were read or written; a plain one is only its cells. */
class WatchedWorldTest {

    private final short[] watched = CellAccess.watched(4);

    @Test
    void aPlainWorldKeepsNoMarks() {
        short[] plain = {7, 8, 9, 10};
        CellAccess.set(plain, 1, 5);
        assertEquals(9, CellAccess.at(plain, 2));
        assertArrayEquals(new short[] {7, 5, 9, 10}, plain);
    }

    @Test
    void aWatchedWorldStartsAsACopyInWhichNothingWasUsed() {
        CellAccess.watch(new short[] {7, 8, 9, 10}, watched);
        assertArrayEquals(new short[] {7, 8, 9, 10, 0, 0, 0, 0, 0}, watched);
        for (int cell = 0; cell < 4; cell++) {
            assertFalse(CellAccess.wasUsed(watched, cell));
        }
    }

    @Test
    void readingWritingAndMarkingAreSeenEachAtItsCell() {
        CellAccess.watch(new short[] {7, 8, 9, 10}, watched);
        assertEquals(7, CellAccess.at(watched, 0));
        CellAccess.set(watched, 1, 8);
        CellAccess.mark(watched, 3);
        assertTrue(CellAccess.wasUsed(watched, 0));
        assertTrue(CellAccess.wasUsed(watched, 1));
        assertFalse(CellAccess.wasUsed(watched, 2));
        assertTrue(CellAccess.wasUsed(watched, 3));
        assertArrayEquals(new short[] {7, 8, 9, 10, 1, 1, 0, 1, 0}, watched);
        CellAccess.watch(new short[] {1, 2, 3, 4}, watched);
        assertArrayEquals(new short[] {1, 2, 3, 4, 0, 0, 0, 0, 0}, watched);
    }
}
