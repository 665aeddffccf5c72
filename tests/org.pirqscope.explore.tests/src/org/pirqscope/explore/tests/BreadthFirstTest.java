package org.pirqscope.explore.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.explore.BreadthFirst;
import org.pirqscope.explore.Coverage;
import org.pirqscope.explore.EndReason;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.explore.WindowExceeded;

class BreadthFirstTest {

    private static final long NEVER = -1;

    private static Coverage search(GridSpace grid, int threads, boolean stop) {
        return new BreadthFirst(grid, threads, Limits.ofHeap(), Progress.NONE, stop).search();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyStateAndTransitionOfAGridIsCountedOnAnyNumberOfThreads(int threads) {
        Coverage coverage = search(new GridSpace(3, 29, NEVER), threads, false);

        assertTrue(coverage.complete());
        assertEquals(27_000, coverage.states());
        assertEquals(3 * 29 * 30 * 30, coverage.transitions());
        assertEquals(3 * 29, coverage.depth());
        assertEquals(1, coverage.outcomes().size());
        assertEquals(1, coverage.outcomes().get(0).count());
        assertEquals(3 * 29, coverage.outcomes().get(0).path().length);
        assertNull(coverage.shortest());
    }

    /** Most states are not kept whole: those that are reached on ways of different lengths are made again. */
    @ParameterizedTest
    @CsvSource({"1,0", "1,1", "1,9", "1,70", "2,0", "2,9", "3,70"})
    void statesThatAreNotKeptWholeAreKnownAgain(int threads, int leaps) {
        LeapSpace space = new LeapSpace(3, 59, leaps);
        Coverage coverage = new BreadthFirst(space, threads, Limits.ofHeap(), Progress.NONE, false).search();

        assertTrue(coverage.complete());
        assertEquals(216_000, coverage.states());
        assertEquals(space.transitions(), coverage.transitions());
        assertEquals(1, coverage.outcomes().size());
        assertEquals(1, coverage.outcomes().getFirst().count());
        assertEquals(coverage.depth(), coverage.outcomes().getFirst().path().length);
        assertEquals(3 * 59, sum(coverage.outcomes().getFirst().path()));
    }

    private static int sum(int[] path) {
        return Arrays.stream(path).map(choice -> 1 + choice % 2).sum();
    }

    /** Of states that lead a level on, a state takes what its place and its origin take, and a small part more. */
    @Test
    void statesThatWereLookedAtTakeLittleMemory() {
        Coverage coverage = search(new GridSpace(3, 99, NEVER), 1, false);

        assertEquals(1_000_000, coverage.states());
        assertTrue(coverage.bytes() < 16 * coverage.states(), coverage.bytes() + " bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void pathsAreTheSameOnAnyNumberOfThreads(int threads) {
        GridSpace grid = new GridSpace(4, 12, 0x0002_0301L);
        Coverage one = search(grid, 1, false);
        Coverage many = search(grid, threads, false);

        assertArrayEquals(one.shortest(), many.shortest());
        assertArrayEquals(one.outcomes().get(0).path(), many.outcomes().get(0).path());
        assertEquals(one.states(), many.states());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatTheHintsSaveIsCountedAndChangesNothing(int threads) {
        GridSpace grid = new GridSpace(4, 12, 0x0002_0301L);
        AtomicLong made = new AtomicLong();
        Coverage plain = search(grid, 1, false);
        Coverage hinted =
                new BreadthFirst(new HintedGrid(grid, made), threads, Limits.ofHeap(), Progress.NONE, false).search();

        assertEquals(plain.states() - 1, made.get(), "every state but the first is made once");
        assertEquals(plain.states(), hinted.states());
        assertEquals(plain.transitions(), hinted.transitions());
        assertEquals(plain.depth(), hinted.depth());
        assertArrayEquals(plain.shortest(), hinted.shortest());
        assertArrayEquals(
                plain.outcomes().get(0).path(), hinted.outcomes().get(0).path());
    }

    @Test
    void theShortestWayToABrokenStateIsFoundAndEndsTheSearchIfAsked() {
        Coverage coverage = search(new GridSpace(2, 100, 0x0203L), 1, true);

        assertFalse(coverage.complete());
        assertEquals(5, coverage.shortest().length);
        assertTrue(coverage.states() < 101 * 101);
    }

    @Test
    void whatAWalkerKeepsCountsAsMemory() {
        GridSpace grid = new GridSpace(2, 9, NEVER);
        Coverage plain = search(grid, 1, false);
        Coverage hinted = new BreadthFirst(
                        new HintedGrid(grid, new AtomicLong()),
                        1,
                        new Limits(HintedGrid.KEPT, Long.MAX_VALUE, () -> false),
                        Progress.NONE,
                        false)
                .search();

        assertTrue(plain.complete() && plain.bytes() < HintedGrid.KEPT);
        assertFalse(hinted.complete());
    }

    @Test
    void aLimitOfMemoryIsAnHonestNotComplete() {
        Limits little = new Limits(1, Long.MAX_VALUE, () -> false);
        Coverage coverage = new BreadthFirst(new GridSpace(4, 60, NEVER), 1, little, Progress.NONE, false).search();

        assertFalse(coverage.complete());
        assertTrue(coverage.states() > 0);
    }

    @Test
    void cancelEndsTheSearchSoon() {
        AtomicInteger asked = new AtomicInteger();
        Limits limits = new Limits(Long.MAX_VALUE, Long.MAX_VALUE, () -> asked.incrementAndGet() > 3);

        assertFalse(new BreadthFirst(new GridSpace(4, 60, NEVER), 2, limits, Progress.NONE, false)
                .search()
                .complete());
        assertEquals(4, asked.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aStateThatDoesNotFitIsHandedToTheCaller(int threads) {
        assertThrows(WindowExceeded.class, () -> search(new GridSpace(2, 201, NEVER), threads, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void memoryThatIsRefusedEndsTheSearchWithWhatWasCovered(int threads) {
        Coverage coverage = search(new GridSpace(2, 200, NEVER), threads, false);

        assertFalse(coverage.complete());
        assertTrue(coverage.depth() >= 20, "depth " + coverage.depth());
        assertTrue(coverage.states() > 200, coverage.states() + " states");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void statesThatDifferInTheirLastWordAreTwo(int threads) {
        Coverage coverage =
                new BreadthFirst(new LastWord(1199), threads, Limits.ofHeap(), Progress.NONE, false).search();

        assertTrue(coverage.complete());
        assertEquals(1200 * 1200, coverage.states());
        assertEquals(2 * 1199 * 1200, coverage.transitions());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSearchSaysWhichLimitEndedIt(int threads) {
        GridSpace big = new GridSpace(4, 60, NEVER);

        assertEquals(EndReason.MEMORY, ended(big, threads, new Limits(1 << 20, Long.MAX_VALUE, () -> false)));
        assertEquals(EndReason.TIME, ended(big, threads, new Limits(Long.MAX_VALUE, 0, () -> false)));
        assertEquals(EndReason.CANCELLED, ended(big, threads, new Limits(Long.MAX_VALUE, Long.MAX_VALUE, () -> true)));
        assertEquals(
                EndReason.COVERED,
                search(new GridSpace(2, 9, NEVER), threads, true).ended());
        assertEquals(
                EndReason.BROKEN,
                search(new GridSpace(2, 9, 0x0203L), threads, true).ended());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aNumberOfStatesEndsTheSearchWithItsLevel(int threads) {
        Limits few = new Limits(Long.MAX_VALUE, Long.MAX_VALUE, () -> false).ofStates(4);
        Coverage coverage = new BreadthFirst(new GridSpace(2, 9, NEVER), threads, few, Progress.NONE, false).search();

        assertEquals(EndReason.STATES, coverage.ended());
        assertEquals(6, coverage.states());
    }

    private static EndReason ended(GridSpace grid, int threads, Limits limits) {
        return new BreadthFirst(grid, threads, limits, Progress.NONE, false)
                .search()
                .ended();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noMoreMemoryIsHeldThanTheLimitAllows(int threads) {
        long most = 20 << 20;
        Coverage coverage = new BreadthFirst(
                        new GridSpace(4, 60, NEVER),
                        threads,
                        new Limits(most, Long.MAX_VALUE, () -> false),
                        Progress.NONE,
                        false)
                .search();

        assertEquals(EndReason.MEMORY, coverage.ended());
        assertTrue(coverage.bytes() < most / 10 * 11, coverage.bytes() + " bytes");
        assertTrue(coverage.bytes() > most / 2, coverage.bytes() + " bytes");
    }

    @Test
    void aBrokenStateOfTheLevelThatWasStoppedIsTold() {
        GridSpace grid = new GridSpace(2, 100, 0x0203L);
        AtomicInteger asked = new AtomicInteger();
        Limits inItsLevel = new Limits(Long.MAX_VALUE, Long.MAX_VALUE, () -> asked.incrementAndGet() > 2 * 5);
        Coverage coverage = new BreadthFirst(grid, 1, inItsLevel, Progress.NONE, false).search();

        assertEquals(EndReason.CANCELLED, coverage.ended());
        assertEquals(5, coverage.shortest().length);
    }

    @Test
    void progressIsToldAtTheEnd() {
        long[] last = new long[1];
        new BreadthFirst(
                        new GridSpace(2, 9, NEVER),
                        1,
                        Limits.ofHeap(),
                        (states, transitions, depth, frontier, bytes) -> last[0] = states,
                        false)
                .search();
        assertEquals(100, last[0]);
    }
}
