package org.pirqscope.explore.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pirqscope.explore.BehindBroken;
import org.pirqscope.explore.Limits;

class BehindBrokenTest {

    private static Optional<long[]> count(GridSpace grid, Limits limits) {
        return new BehindBroken(grid, limits, at -> 2).count();
    }

    @Test
    void theOneFinalStateIsBehindTheMiddle() {
        long[] counts = count(new GridSpace(2, 2, 0x0101), Limits.ofHeap()).orElseThrow();

        assertEquals(1, counts[2]);
        assertEquals(0, counts[0] + counts[1]);
    }

    @Test
    void nothingIsBehindWhatNobodyComesTo() {
        assertEquals(0, count(new GridSpace(2, 2, -1), Limits.ofHeap()).orElseThrow()[2]);
    }

    @Test
    void aLimitIsNoAnswer() {
        assertTrue(count(new GridSpace(3, 40, -1), new Limits(1 << 10, Long.MAX_VALUE, () -> false))
                .isEmpty());
    }

    @Test
    void memoryThatIsRefusedIsALimit() {
        assertTrue(count(new GridSpace(2, 200, -1), Limits.ofHeap()).isEmpty());
    }
}
