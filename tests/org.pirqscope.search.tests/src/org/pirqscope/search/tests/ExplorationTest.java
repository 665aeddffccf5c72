package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.pack.Renaming;

/** What an exhaustive exploration must find (docs/domain.md 4.4), and that no reduction changes it. */
class ExplorationTest {

    private static final String MASKED = ": masked";

    private static Scenario controllers(int count, int vectors, String linux, String qemu) {
        List<Controller> list = IntStream.range(0, count)
                .mapToObj(i -> Controller.msix("nvme" + i, "0000:00:0" + (4 + i) + ".0", 13, vectors))
                .toList();
        return new Scenario("explored", "", Versions.of(linux, qemu, "4.7"), Pool.DEFAULT, list, List.of(), List.of());
    }

    private static Result explore(Scenario scenario, boolean fine, boolean reduce, int threads) {
        return Exploration.explore(scenario, new Options(fine, reduce, threads, Limits.ofHeap()), Progress.NONE);
    }

    private static Set<String> outcomes(Result result) {
        Set<String> set = new TreeSet<>();
        result.endings()
                .forEach(ending -> set.add(
                        ending.outcomes().stream().map(Outcome::text).toList().toString()));
        return set;
    }

    private static Scenario driven(String linux, boolean msix, Drivers... drivers) {
        List<Controller> list = IntStream.range(0, drivers.length)
                .mapToObj(i -> new Controller(
                                "dev" + i,
                                "0000:00:0" + (4 + i) + ".0",
                                msix ? 3 : 0,
                                msix ? Msi.NONE : new Msi(true, true, false),
                                false,
                                2,
                                List.of(Act.LOAD))
                        .withDriver(drivers[i]))
                .toList();
        return new Scenario("driven", "", Versions.of(linux, "2.5", "4.7"), Pool.DEFAULT, list, List.of(), List.of());
    }

    /** Who sets its vectors up once a load finds no message of its own in a first load. */
    @Test
    void driversThatSetUpOnceNeverFailInAFirstLoad() {
        for (Drivers driver : List.of(Drivers.IXGBEVF, Drivers.ENA, Drivers.MLX5, Drivers.ONCE)) {
            Result result = explore(driven("4.10", true, driver, driver), false, true, 1);
            assertEquals(Verdict.NEVER_FAILS, result.verdict(), driver.spelling());
        }
    }

    @Test
    void whoSetsUpTwiceFailsBesideAnyOther() {
        for (Drivers other : List.of(Drivers.PROBE_TWICE, Drivers.IXGBEVF, Drivers.ENA, Drivers.NVME)) {
            Scenario scenario = driven("4.10", true, Drivers.PROBE_TWICE, other);
            Result reduced = explore(scenario, false, true, 1);
            assertEquals(Verdict.FAILS, reduced.verdict(), other.spelling());
            assertEquals(outcomes(reduced), outcomes(explore(scenario, false, false, 1)), other.spelling());
            Scenario fixed = driven("4.11", true, Drivers.PROBE_TWICE, other);
            assertEquals(Verdict.NEVER_FAILS, explore(fixed, false, true, 1).verdict(), other.spelling());
        }
    }

    /** The test of MSI when the card is opened is a second and a third setup. */
    @Test
    void twoCardsOfE1000eFailOnMsi() {
        assertEquals(
                Verdict.FAILS,
                explore(driven("4.10", false, Drivers.E1000E, Drivers.E1000E), false, true, 1)
                        .verdict());
        assertEquals(
                Verdict.NEVER_FAILS,
                explore(driven("4.11", false, Drivers.E1000E, Drivers.E1000E), false, true, 1)
                        .verdict());
    }

    @Test
    void devicesOfDifferentDriversAreNotExchanged() {
        assertArrayEquals(new int[] {0, 0}, Renaming.kinds(driven("4.10", true, Drivers.ENA, Drivers.ENA)));
        assertArrayEquals(new int[] {0, 1}, Renaming.kinds(driven("4.10", true, Drivers.ENA, Drivers.IXGBEVF)));
    }

    @ParameterizedTest
    @CsvSource({
        "2.6.37-rc3,2.0",
        "2.6.37-rc3,2.5",
        "2.6.37,2.0",
        "2.6.37,2.5",
        "4.10,2.0",
        "4.10,2.5",
        "4.11,2.0",
        "4.11,2.5"
    })
    void fineAndFusedMovesWithAndWithoutReductionsHaveTheSameOutcomesInAllEightCells(String linux, String qemu) {
        for (int vectors = 1; vectors <= 2; vectors++) {
            Scenario scenario = controllers(2, vectors, linux, qemu);
            Result reduced = explore(scenario, false, true, 1);
            Set<String> expected = outcomes(reduced);

            assertTrue(reduced.complete());
            assertEquals(expected, outcomes(explore(scenario, false, false, 2)), "no reduction");
            Result fine = explore(scenario, true, true, 1);
            assertEquals(reduced.verdict(), fine.verdict());
            likeFused(fine, expected, "fine");
            assertEquals(outcomes(fine), outcomes(explore(scenario, true, false, 2)), "fine, no reduction");
        }
    }

    /**
     * Between QEMU's map and its bind another controller's irq can bind the event channel of that pirq. Xen masks at
     * the bind, so that the interrupt is masked then; where the two are one move it is only lost or somebody else's.
     */
    private static void likeFused(Result fine, Set<String> fused, String about) {
        Set<String> all = outcomes(fine);
        assertTrue(all.containsAll(fused), about + ": " + all + " of " + fused);
        for (String outcome : all) {
            assertTrue(
                    fused.contains(outcome)
                            || outcome.contains(MASKED)
                                    && fused.stream().anyMatch(other -> other.matches(unmasked(outcome))),
                    about + ": " + outcome + " is like none of " + fused);
        }
    }

    /** The same losses, where what is masked is lost for whatever reason. */
    private static String unmasked(String outcome) {
        return Arrays.stream(outcome.split(MASKED, -1)).map(Pattern::quote).collect(Collectors.joining(": [^,\\]]+"));
    }

    /** Then another controller may take what is free inside of a move that is fused: more ways to be refused. */
    private static boolean canRunOut(Scenario scenario) {
        int entries = scenario.controllers().stream()
                .mapToInt(each -> each.vectors() * each.script().size() + 1)
                .sum();
        return entries > scenario.pool().extraGuestIrqs()
                || 2 * entries > scenario.pool().xenIrqs();
    }

    @Test
    void fineMovesHaveTheVerdictOfFusedOnesInAnyScenario() {
        Limits little = new Limits(1 << 20, Long.MAX_VALUE, () -> false);
        int compared = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Scenario scenario = RandomScenario.of(seed);
            Result fused = Exploration.explore(scenario, new Options(false, true, 1, little), Progress.NONE);
            Result fine = Exploration.explore(scenario, new Options(true, true, 1, little), Progress.NONE);
            if (fused.complete() && fine.complete()) {
                assertEquals(fused.verdict(), fine.verdict(), "seed " + seed);
                if (canRunOut(scenario)) {
                    assertTrue(outcomes(fine).containsAll(outcomes(fused)), "seed " + seed);
                } else {
                    likeFused(fine, outcomes(fused), "seed " + seed);
                }
                compared++;
            }
        }
        assertTrue(compared > 30, "only " + compared + " scenarios were small enough");
    }

    @Test
    void threeControllersHaveTheSameOutcomesWithAndWithoutReductions() {
        Scenario scenario = controllers(3, 1, "4.10", "2.5");
        assertEquals(outcomes(explore(scenario, false, false, 2)), outcomes(explore(scenario, false, true, 1)));
    }

    @Test
    void thePatchedKernelNeverFailsInExactlySoManyStates() {
        Result result = explore(controllers(2, 2, "4.11", "2.5"), false, false, 1);

        assertEquals(Verdict.NEVER_FAILS, result.verdict());
        assertEquals(Set.of("[ok, ok]"), outcomes(result));
        assertEquals(5_799, result.states());
        assertEquals(9_658, result.transitions());
        assertEquals(30, result.depth());
        assertNull(result.shortest());
    }

    @Test
    void theReuseKernelFailsInManyWaysAmongThemThoseOfTheStory() {
        Result result = explore(controllers(2, 2, "4.10", "2.5"), false, true, 1);
        Set<String> outcomes = outcomes(result);

        assertEquals(Verdict.FAILS, result.verdict());
        assertTrue(outcomes.contains("[ok, ok]"));
        assertTrue(outcomes.contains("[ok, lost phase 2 entry 0: not mapped]"));
        assertTrue(outcomes.contains("[lost phase 2 entry 0: not mapped, lost phase 2 entry 0: not mapped]"));
        assertTrue(
                outcomes.contains("[lost phase 2 entry 0: not mapped, lost phase 1 entry 0: goes to nvme0 entry 0]"),
                outcomes.toString());
        assertTrue(outcomes.contains("[lost phase 2 entry 0: not mapped, lost phase 1 entry 0: no event channel]"));
    }

    @Test
    void oneControllerNeverFailsOnTheReuseKernel() {
        assertEquals(
                Verdict.NEVER_FAILS,
                explore(controllers(1, 4, "4.10", "2.5"), false, true, 1).verdict());
    }

    @Test
    void everyEndingsRunReallyEndsSo() {
        for (boolean reduce : new boolean[] {true, false}) {
            for (Exploration.Ending ending :
                    explore(controllers(2, 2, "4.10", "2.5"), false, reduce, 1).endings()) {
                assertEquals(
                        ending.outcomes().stream().map(Outcome::text).toList(),
                        Run.of(ending.run()).outcomes().stream()
                                .map(Outcome::text)
                                .toList());
            }
        }
    }

    @Test
    void resultsAreTheSameOnOneThreadAndOnThree() {
        Scenario scenario = controllers(3, 1, "4.10", "2.5");
        Result one = explore(scenario, false, false, 1);
        Result three = explore(scenario, false, false, 3);

        assertEquals(one.states(), three.states());
        assertEquals(one.transitions(), three.transitions());
        assertEquals(one.shortest(), three.shortest());
        assertEquals(one.endings(), three.endings());
    }

    @Test
    void takingAnyContextSwitchOutOfTheFailingRunMakesItPass() {
        Exploration.Failure failure =
                explore(controllers(2, 2, "4.10", "2.5"), false, true, 1).fewestSwitches();
        List<Turn> turns = failure.run().schedule();

        assertEquals(turns.size() - 1, failure.switches());
        assertTrue(loses(failure.run(), turns), "the run itself");
        for (int i = 1; i < turns.size(); i++) {
            assertFalse(loses(failure.run(), joined(turns, i)), "without switch " + i);
            assertFalse(loses(failure.run(), turns.subList(0, i)), "cut before switch " + i);
        }
    }

    /**
     * Turn {@code i} changes places with the one before, so that it joins the one before that, if that is of the same
     * actor.
     */
    private static List<Turn> joined(List<Turn> turns, int i) {
        List<Turn> next = new ArrayList<>(turns);
        if (i >= 2) {
            next.remove(i);
            next.set(
                    i - 2,
                    new Turn(
                            turns.get(i - 2).actor(),
                            turns.get(i - 2).moves() + turns.get(i).moves()));
        } else {
            next.remove(0);
        }
        return next;
    }

    private static boolean loses(Scenario scenario, List<Turn> turns) {
        int moves = turns.stream().mapToInt(Turn::moves).sum();
        return Run.of(scenario.withSchedule(turns)).steps().stream()
                .filter(step -> step.move() < moves)
                .flatMap(step -> step.findings().stream())
                .anyMatch(f -> f instanceof Finding.Observed seen
                        && (seen.kind() == Finding.Kind.INTERRUPT_LOST
                                || seen.kind() == Finding.Kind.INTERRUPT_MISROUTED));
    }

    @Test
    void whatCanStillHappenIsExploredFromAnyMoment() {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        int start = 0;
        int late = run.length() - 1;
        while (!run.betweenMoves(late)) {
            late--;
        }
        Result all = Exploration.exploreFrom(run, start, Options.standard(), Progress.NONE);
        Result rest = Exploration.exploreFrom(run, late, Options.standard(), Progress.NONE);

        assertTrue(rest.states() < all.states());
        assertTrue(outcomes(all).containsAll(outcomes(rest)));
        assertFalse(outcomes(rest).contains("[ok, ok]"), "the stale hit has happened");
    }

    @Test
    void aLimitIsAnHonestNotDecided() {
        Options little = new Options(false, false, 1, new Limits(1, Long.MAX_VALUE, () -> false));
        Result result = Exploration.explore(controllers(3, 2, "4.11", "2.5"), little, Progress.NONE);

        assertFalse(result.complete());
        assertEquals(Verdict.NOT_DECIDED, result.verdict());
    }

    @Test
    void nineControllersAreRefusedInOneSentence() {
        ScenarioException refused =
                assertThrows(ScenarioException.class, () -> explore(controllers(9, 1, "4.10", "2.5"), false, true, 1));
        assertTrue(refused.getMessage().startsWith("at most 8 controllers can be explored"));
    }

    @Test
    void aPoolThatRunsOutIsExploredWithItsRealSize() {
        Scenario scenario = controllers(2, 2, "4.11", "2.5");
        Scenario small = new Scenario(
                scenario.name(),
                "",
                scenario.versions(),
                new Pool(24, 3, 64, 10, 224),
                scenario.controllers(),
                List.of(),
                List.of());
        Result reduced = explore(small, false, true, 1);

        assertEquals(outcomes(explore(small, false, false, 1)), outcomes(reduced));
        assertEquals(Verdict.NEVER_FAILS, reduced.verdict(), "INTx takes over");
    }
}
