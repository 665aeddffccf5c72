package org.pirqscope.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;

/** What an exploration tells while it goes on is what it hands back at its end. */
class DiscoveriesTest {

    private static final class Told implements Exploration.Listener {

        private final List<Exploration.Ending> endings = new ArrayList<>();
        private Exploration.Failure first;
        private boolean stops;

        @Override
        public void at(long states, long transitions, int depth, long frontier, long bytes) {
            // how far it is says nothing here
        }

        @Override
        public void failure(Exploration.Failure failure) {
            assertEquals(null, first, "the first one is told once");
            first = failure;
        }

        @Override
        public void ending(Exploration.Ending ending) {
            endings.add(ending);
        }

        Exploration.Result explore(Scenario scenario, boolean reduce, int threads) {
            Limits limits = new Limits(Limits.ofHeap().bytes(), Long.MAX_VALUE, () -> stops && first != null);
            return Exploration.explore(scenario, new Exploration.Options(false, reduce, threads, limits), this);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stale-pirq,4.10,true,1",
        "stale-pirq,4.10,true,2",
        "stale-pirq,4.10,false,2",
        "stale-pirq,4.11,true,1",
        "3x1,4.10,true,2",
        "exhaustion,4.10,true,1",
        "msi-reuse,4.10,true,1"
    })
    void everyOutcomeIsToldOnceWithARunThatEndsSo(String name, String linux, boolean reduce, int threads) {
        Scenario scenario = BuiltIn.named(name);
        Told told = new Told();
        Exploration.Result result =
                told.explore(scenario.withVersions(scenario.versions().withLinux(linux)), reduce, threads);
        Set<List<String>> outcomes = new HashSet<>();
        for (Exploration.Ending ending : told.endings) {
            assertTrue(outcomes.add(texts(ending.outcomes())), "told twice: " + ending.outcomes());
            assertEquals(texts(ending.outcomes()), texts(Run.of(ending.run()).outcomes()));
        }
        assertEquals(
                new HashSet<>(result.endings().stream()
                        .map(ending -> texts(ending.outcomes()))
                        .toList()),
                outcomes);
        assertEquals(result.verdict() == Exploration.Verdict.FAILS, told.first != null);
        if (told.first != null) {
            assertTrue(Run.of(told.first.run()).failed());
        }
    }

    private static List<String> texts(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::text).toList();
    }

    @ParameterizedTest
    @CsvSource({"3x1,1", "3x1,2", "stale-pirq,1", "stale-pirq,2", "2x2,2", "msi-reuse,1"})
    void aSearchCanStopAtTheFirstFailure(String name, int threads) {
        Told all = new Told();
        Exploration.Result whole = all.explore(BuiltIn.named(name), true, threads);
        Told told = new Told();
        told.stops = true;
        Exploration.Result result = told.explore(BuiltIn.named(name), true, threads);
        assertFalse(result.complete());
        assertEquals(Exploration.Verdict.FAILS, result.verdict());
        assertTrue(result.states() < whole.states(), result.states() + " of " + whole.states());
        assertNotNull(result.shortest());
        assertEquals(all.first.run(), told.first.run());
    }
}
