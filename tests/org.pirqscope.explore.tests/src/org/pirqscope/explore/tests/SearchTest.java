package org.pirqscope.explore.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Search;
import org.pirqscope.explore.Search.Found;
import org.pirqscope.explore.Search.Order;

class SearchTest {

    private static Found search(GridSpace grid, Order order) {
        return new Search(grid, order, Limits.ofHeap()).search();
    }

    @Test
    void fewestSwitchesAreOneLessThanTheActorsThatMustMove() {
        Found found = search(new GridSpace(3, 20, 0x040506L), Order.FEWEST_SWITCHES);

        assertEquals(2, found.switches());
        assertEquals(15, found.path().length);
    }

    @Test
    void oneActorAloneNeedsNoSwitch() {
        Found found = search(new GridSpace(3, 20, 0x000600L), Order.FEWEST_SWITCHES);

        assertEquals(0, found.switches());
        assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1}, found.path());
    }

    @Test
    void depthFirstFindsABrokenStateTooAndCoversAllWithout() {
        assertNotNull(search(new GridSpace(2, 20, 0x0605L), Order.DEPTH_FIRST).path());
        Found none = search(new GridSpace(2, 20, -1), Order.DEPTH_FIRST);
        assertNull(none.path());
        assertTrue(none.complete());
    }

    /** The grid throws what Java throws where the heap is full. */
    @Test
    void memoryThatIsRefusedEndsTheSearchUndecided() {
        for (Order order : Order.values()) {
            Found found = search(new GridSpace(2, 200, -1), order);
            assertNull(found.path(), order.name());
            assertFalse(found.complete(), order.name());
            assertTrue(found.states() > 0, order.name());
        }
    }

    /** Where a limit came first, what needs fewer switches than the answer says was seen. */
    @Test
    void allMayBeSearchedByTheirSwitchesAlsoPastBrokenStates() {
        Map<Long, Integer> all = new HashMap<>();
        Found whole = all(new GridSpace(3, 9, 0x020202L), Limits.ofHeap(), all);
        Map<Long, Integer> some = new HashMap<>();
        Found part = all(new GridSpace(3, 9, 0x020202L), new Limits(60_000, Long.MAX_VALUE, () -> false), some);

        assertTrue(whole.complete());
        assertEquals(1, all.size());
        assertTrue(all.values().stream().allMatch(switches -> switches < whole.switches()));
        assertFalse(part.complete());
        all.forEach((outcome, switches) ->
                assertTrue(switches >= part.switches() || switches.equals(some.get(outcome)), "" + part));
    }

    private static Found all(GridSpace grid, Limits limits, Map<Long, Integer> seen) {
        return new Search(grid, Order.FEWEST_SWITCHES, limits).searchAll((at, switches, path) -> {
            seen.merge(at.outcome(), switches.getAsInt(), Math::min);
            return false;
        });
    }

    @Test
    void samplingIsTheSameForTheSameSeedAndNeverClaimsToBeComplete() {
        GridSpace grid = new GridSpace(2, 6, 0x0303L);
        Found one = Search.sample(grid, 7, 1000, Limits.ofHeap());
        Found two = Search.sample(grid, 7, 1000, Limits.ofHeap());

        assertArrayEquals(one.path(), two.path());
        assertFalse(one.complete());
        assertNull(
                Search.sample(new GridSpace(2, 6, -1), 7, 50, Limits.ofHeap()).path());
    }

    @Test
    void memoryThatIsRefusedEndsTheSearchWithWhatWasCovered() {
        for (Order order : Order.values()) {
            Found found = search(new GridSpace(2, 200, -1), order);

            assertNull(found.path());
            assertFalse(found.complete());
            assertTrue(found.states() > 20, found.states() + " states");
        }
    }

    @Test
    void hintsOfAWalkerAreNoPartOfAState() {
        for (Order order : Order.values()) {
            GridSpace grid = new GridSpace(3, 9, 0x040506L);
            Found plain = search(grid, order);
            Found hinted = new Search(new HintedGrid(grid, new AtomicLong()), order, Limits.ofHeap()).search();
            assertArrayEquals(plain.path(), hinted.path());
            assertEquals(plain.states(), hinted.states());
        }
        GridSpace grid = new GridSpace(2, 6, 0x0303L);
        assertArrayEquals(
                Search.sample(grid, 7, 1000, Limits.ofHeap()).path(),
                Search.sample(new HintedGrid(grid, new AtomicLong()), 7, 1000, Limits.ofHeap())
                        .path());
    }
}
