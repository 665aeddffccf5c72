package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;

/**
 * Without reductions the explorer remembers moves, passes on what it knows of them, and makes no state twice that it
 * knows to be there: it must find the very states, transitions, outcomes and runs of a search in which the machine
 * makes every move of every state.
 */
class UnreducedTest {

    private static final Limits LITTLE = new Limits(5 << 20, Long.MAX_VALUE, () -> false);

    /** Answers whether the space was small enough. */
    private static boolean compare(Scenario scenario, int threads) {
        Result plain = Exploration.explore(scenario, new Options(false, false, false, 1, LITTLE), Progress.NONE);
        if (plain.complete()) {
            Result result = Exploration.explore(
                    scenario, new Options(false, false, true, threads, Limits.ofHeap()), Progress.NONE);
            assertEquals(plain.states(), result.states());
            assertEquals(plain.transitions(), result.transitions());
            assertEquals(plain.depth(), result.depth());
            assertEquals(endings(plain), endings(result));
            assertEquals(plain.shortest(), result.shortest());
            assertEquals(plain.fewestSwitches(), result.fewestSwitches());
        }
        return plain.complete();
    }

    private static List<String> endings(Result result) {
        return result.endings().stream()
                .map(ending -> ending.outcomes().stream().map(Outcome::text).toList() + " " + ending.count() + " "
                        + ending.run().schedule())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2x1,2.6.37-rc3,2.0,1",
        "2x1,2.6.37,2.5,2",
        "2x1,4.10,2.0,1",
        "2x1,4.10,2.5,2",
        "2x1,4.11,2.0,2",
        "2x1,4.11,2.5,1",
        "2x2,4.10,2.5,2",
        "2x2,4.11,2.5,1",
        "2x2,4.10,2.6,1",
        "msi-reuse,4.10,2.0,1",
        "msi-reuse,4.10,2.5,2",
        "sequential-reload,4.10,2.5,1",
        "exhaustion,4.10,2.5,2"
    })
    void shortcutsChangeNothing(String name, String linux, String qemu, int threads) {
        Scenario scenario = BuiltIn.named(name);
        assertTrue(
                compare(
                        scenario.withVersions(
                                scenario.versions().withLinux(linux).withQemu(qemu)),
                        threads),
                "too many states");
    }

    @Test
    void shortcutsChangeNothingInAnyScenario() {
        int compared = 0;
        for (long seed = 1; seed <= 60; seed++) {
            compared += compare(RandomScenario.of(seed), 1 + (int) seed % 2) ? 1 : 0;
        }
        assertTrue(compared > 10, "only " + compared + " scenarios were small enough");
    }
}
