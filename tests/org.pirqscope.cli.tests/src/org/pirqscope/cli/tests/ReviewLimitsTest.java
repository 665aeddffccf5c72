package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.pirqscope.cli.review.BeforeAfter;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Verdict;

/** A review ends whatever it is cut short by, and then says that it is not decided, never anything false. */
class ReviewLimitsTest {

    private static final Scenario SCENARIO = BuiltIn.named("stale-pirq");
    private static final Versions BEFORE = SCENARIO.versions();
    private static final Versions AFTER = BEFORE.with("linux", "reuse", "never");
    private static final long BYTES = 64L << 20;

    private static BeforeAfter review(Scenario scenario, Limits limits) {
        Exploration.Options options = new Exploration.Options(false, false, 1, limits);
        return BeforeAfter.of(scenario, BEFORE, AFTER, options, Progress.NONE);
    }

    @Test
    void withoutAnyTimeNothingIsDecidedAndItIsSaid() {
        BeforeAfter cut = review(BuiltIn.equal(3, 2), new Limits(BYTES, 0, () -> false));
        assertEquals(Verdict.NOT_DECIDED, cut.before().verdict());
        assertEquals(Verdict.NOT_DECIDED, cut.after().verdict());
        assertTrue(cut.before().odds().isEmpty() && cut.after().odds().isEmpty());
        assertEquals("not decided", cut.before().verdict().label());
    }

    /** Cut short after so many looks at the limit, it says what is so or that it is not decided. */
    @Test
    void whereverItIsCutShortItSaysNothingFalse() {
        for (int looks : List.of(0, 1, 2, 3, 5, 8, 13, 100, 1_000)) {
            AtomicInteger left = new AtomicInteger(looks);
            BeforeAfter cut = review(SCENARIO, new Limits(BYTES, Long.MAX_VALUE, () -> left.getAndDecrement() <= 0));
            assertTrue(cut.before().verdict() != Verdict.NEVER_FAILS, looks + " looks: " + cut.before());
            assertTrue(cut.after().verdict() != Verdict.FAILS, looks + " looks: " + cut.after());
        }
    }
}
