package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.cover.Exercised;

/** What an exploration exercises is what its runs do, and no more. */
class ExercisedTest {

    private static Exercised exercised(Scenario scenario, boolean reduce, long millis) {
        return Exercised.of(scenario, new Options(false, reduce, 1, new Limits(64 << 20, millis, () -> false)));
    }

    @ParameterizedTest
    @CsvSource({"2x1,4.10,2.5", "2x1,2.6.37,2.0"})
    void whatARunDoesIsExercised(String name, String linux, String qemu) {
        Scenario plain = BuiltIn.named(name);
        Scenario scenario = plain.withVersions(plain.versions().withLinux(linux).withQemu(qemu));
        Exercised all = exercised(scenario, true, Long.MAX_VALUE);
        for (long seed = 1; seed <= 30; seed++) {
            Run run = Run.of(scenario.withSchedule(RandomScenario.schedule(scenario, seed)));
            for (Step step : run.steps()) {
                assertTrue(all.steps().contains(step.atomic()), "" + step.atomic());
                assertTrue(all.answers().containsKey(step.call().function()), step.text());
                if (step.answer() instanceof Answer.Value value && value.failed()) {
                    assertTrue(
                            all.answers().get(step.call().function()).contains(Errno.text(value.value())), step.text());
                }
            }
        }
        Set<AtomicStep> both = EnumSet.copyOf(all.steps());
        both.retainAll(all.neverMade());
        assertTrue(both.isEmpty(), "" + both);
        assertTrue(all.neverCalled().stream().noneMatch(all.answers()::containsKey), "" + all.neverCalled());
    }

    @Test
    void reductionsLeaveNothingOut() {
        Exercised reduced = exercised(BuiltIn.named("2x1"), true, Long.MAX_VALUE);
        Exercised plain = exercised(BuiltIn.named("2x1"), false, Long.MAX_VALUE);

        assertTrue(reduced.complete() && plain.complete());
        assertEquals(plain.steps(), reduced.steps());
        assertEquals(plain.answers(), reduced.answers());
        assertEquals(plain.decides(), reduced.decides());
    }

    @Test
    void theFixDecidesAndALogLineDoesNot() {
        Exercised all = exercised(BuiltIn.named("2x1"), true, Long.MAX_VALUE);

        assertTrue(all.decides().contains("linux.reuse"), "" + all.decides());
        assertTrue(all.silent().contains("linux.bind-failure-line"), "" + all.silent());
        assertTrue(all.unknown().isEmpty(), "" + all.unknown());
    }

    @Test
    void aLimitLeavesColumnsOpen() {
        Exercised little = exercised(BuiltIn.named("3x8"), true, 0);

        assertFalse(little.complete());
        assertTrue(little.silent().isEmpty(), "" + little.silent());
        assertFalse(little.unknown().isEmpty());
    }
}
