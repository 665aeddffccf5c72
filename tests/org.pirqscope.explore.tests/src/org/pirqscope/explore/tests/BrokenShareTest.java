package org.pirqscope.explore.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pirqscope.explore.BrokenShare;
import org.pirqscope.explore.BrokenShare.Share;
import org.pirqscope.explore.Limits;

class BrokenShareTest {

    private static Share share(GridSpace grid) {
        long[] start = new long[grid.width()];
        grid.walker().start(start, 0);
        return new BrokenShare(grid, Limits.ofHeap()).of(start).orElseThrow();
    }

    @Test
    void halfOfTheOrdersOfTwoStepsEachPassTheMiddle() {
        assertEquals(new Share(0.5, false), share(new GridSpace(2, 2, 0x0101)));
    }

    @Test
    void aThirdOfTheOrdersOfThreeActorsEndsWithTheLastOfThem() {
        assertEquals(1.0 / 3, share(new GridSpace(3, 1, 0x000101)).broken(), 1e-15);
    }

    @Test
    void whereEveryOrderEndsBrokenItIsInevitable() {
        assertEquals(new Share(1, true), share(new GridSpace(3, 5, 0x050505)));
    }

    @Test
    void whatNothingComesToHasNoShare() {
        assertEquals(new Share(0, false), share(new GridSpace(3, 5, -1)));
    }

    @Test
    void aLimitIsNoAnswer() {
        GridSpace grid = new GridSpace(3, 40, -1);
        long[] start = new long[grid.width()];
        grid.walker().start(start, 0);
        BrokenShare little = new BrokenShare(grid, new Limits(1 << 10, Long.MAX_VALUE, () -> false));

        assertTrue(little.of(start).isEmpty());
        assertFalse(new BrokenShare(grid, Limits.ofHeap()).of(start).isEmpty());
    }
}
