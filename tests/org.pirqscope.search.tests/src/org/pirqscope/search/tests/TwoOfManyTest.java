package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.explore.EndReason;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Ending;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.proof.Certificate.Kind;

/** A failing run of two controllers, replayed among all, is a failing run of all. */
class TwoOfManyTest {

    private static Result explore(Scenario scenario, boolean reduce, long bytes, long afterFailure) {
        Limits limits = new Limits(bytes, Long.MAX_VALUE, () -> false);
        return Exploration.explore(scenario, new Options(false, reduce, true, 1, limits, afterFailure), Progress.NONE);
    }

    private static List<String> texts(Ending ending) {
        return ending.outcomes().stream().map(Outcome::text).toList();
    }

    private static void replays(Result result) {
        assertEquals(Verdict.FAILS, result.verdict());
        assertEquals(Kind.REPLAYED, result.certificate().kind());
        assertEquals(2, result.certificate().replayed());
        assertFalse(result.complete());
        assertTrue(result.endings().stream().anyMatch(ending -> fails(ending.outcomes())));
        for (Ending ending : result.endings()) {
            assertEquals(texts(ending).toString(), outcomes(ending.run()).toString());
        }
        assertTrue(fails(Run.of(result.shortest().run()).outcomes()));
        assertTrue(fails(Run.of(result.fewestSwitches().run()).outcomes()));
    }

    private static boolean fails(List<Outcome> outcomes) {
        return outcomes.stream().anyMatch(outcome -> !outcome.ok());
    }

    private static List<String> outcomes(Scenario run) {
        return Run.of(run).outcomes().stream().map(Outcome::text).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3x1", "4x2", "8x8"})
    void theFailingRunOfTwoSuffices(String name) {
        Result result = explore(BuiltIn.named(name), true, 64 << 20, 0);

        replays(result);
        assertEquals(EndReason.BROKEN, result.ended());
    }

    /** Two controllers with 64 vectors have more orders than pairs may have: few switches suffice. */
    @Test
    void whereTwoHaveTooManyOrdersTheRunWithTheFewestSwitchesSuffices() {
        Result result = explore(BuiltIn.named("i3.16xlarge"), true, 64 << 20, 0);

        replays(result);
        assertEquals(1, result.shortest().switches());
        assertEquals(result.fewestSwitches(), result.shortest());
    }

    @Test
    void aSearchThatComesToALimitHasTheReplay() {
        replays(explore(BuiltIn.named("8x8"), true, 64 << 20, 1000));
        replays(explore(BuiltIn.named("8x8"), true, 4 << 20, Long.MAX_VALUE));
    }

    @Test
    void whereAllCanBeSearchedNothingIsLeftOut() {
        Result bounded = explore(BuiltIn.named("3x1"), true, 64 << 20, 1_000_000);
        Result all = explore(BuiltIn.named("3x1"), true, 64 << 20, Long.MAX_VALUE);

        assertEquals(EndReason.COVERED, bounded.ended());
        assertEquals(all.endings(), bounded.endings());
        assertEquals(all.shortest(), bounded.shortest());
        assertEquals(all.fewestSwitches(), bounded.fewestSwitches());
        assertEquals(Kind.RUN, bounded.certificate().kind());
    }

    @Test
    void theReplayedOutcomeIsAmongThoseOfTheUnreducedSearch() {
        Result first = explore(BuiltIn.named("3x1"), true, 64 << 20, 0);
        Result all = explore(BuiltIn.named("3x1"), false, 256 << 20, 0);

        assertTrue(all.complete());
        assertEquals(all.verdict(), first.verdict());
        assertTrue(all.endings().stream()
                .anyMatch(ending -> texts(ending).equals(texts(first.endings().getFirst()))));
    }

    @Test
    void twoThatAreAllAreSearched() {
        Result result = explore(BuiltIn.named("stale-pirq"), true, 64 << 20, 0);

        assertEquals(Verdict.FAILS, result.verdict());
        assertEquals(Kind.RUN, result.certificate().kind());
        assertTrue(result.complete());
    }
}
