package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.Odds;
import org.pirqscope.search.cause.Causes;
import org.pirqscope.search.cause.NearestPass;

/** Causes divide the orders that fail, each has a run that fails so, and beside it a run that passes. */
class CausesTest {

    private static Options options(boolean reduce, long bytes) {
        return new Options(false, reduce, true, 1, new Limits(bytes, Long.MAX_VALUE, () -> false), 0);
    }

    private static Options options(boolean reduce) {
        return options(reduce, 64 << 20);
    }

    private static Result explore(Scenario scenario, boolean reduce) {
        return Exploration.explore(scenario, options(reduce), Progress.NONE);
    }

    private static void divide(Scenario scenario, Result result, Causes causes, boolean reduce, String about) {
        assertTrue(causes.complete(), about);
        double sum = causes.groups().stream()
                .mapToDouble(group -> group.share().orElseThrow())
                .sum();
        double all = Odds.along(Run.of(scenario.withSchedule(List.of())), options(reduce))
                .orElseThrow()
                .start()
                .odds();
        assertEquals(all, sum, 1e-9, about);
        assertEquals(
                result.fewestSwitches().switches(),
                causes.groups().stream()
                        .mapToInt(group -> group.fewest().switches())
                        .min()
                        .orElseThrow(),
                about);
        causes.groups()
                .forEach(group -> assertEquals(all < 1 - 1e-9, group.nearest().isPresent(), about + " " + group));
        long failing = result.endings().stream()
                .filter(ending -> !ending.outcomes().stream().allMatch(Outcome::ok))
                .count();
        assertTrue(failing > 0, about);
    }

    private static void runs(Causes causes, String about) {
        for (Causes.Group group : causes.groups()) {
            Run fails = Run.of(group.fewest().run());
            assertTrue(
                    fails.outcomes().stream()
                            .anyMatch(outcome -> outcome instanceof Outcome.Lost lost && lost.reason() == group.loss()),
                    about + " " + group);
            group.finalStates().ifPresent(count -> assertTrue(count > 0, about + " " + group));
            group.nearest().ifPresent(pass -> parts(fails, pass, about));
        }
    }

    private static List<String> calls(Run run, int steps) {
        return run.steps().subList(0, steps).stream()
                .map(step -> step.actorName() + " " + step.call() + " " + step.answer())
                .toList();
    }

    private static void parts(Run fails, NearestPass pass, String about) {
        Run passes = Run.of(pass.run());

        assertTrue(passes.outcomes().stream().allMatch(Outcome::ok), about);
        assertEquals(
                passes.actorsUpTo(passes.length()).subList(0, pass.parted()),
                fails.actorsUpTo(fails.length()).subList(0, pass.parted()),
                about);
        int step = pass.lastCommonStep(passes);
        assertEquals(calls(passes, step), calls(fails, step), about);
    }

    @ParameterizedTest
    @CsvSource({"2x1,4.10,2.5", "stale-pirq,4.10,2.5", "2x2,4.10,2.0", "2x1,2.6.37,2.5", "3x1,4.10,2.5"})
    void causesDivideTheOrdersThatFail(String name, String linux, String qemu) {
        Scenario scenario = BuiltIn.named(name);
        Scenario of = scenario.withVersions(scenario.versions().withLinux(linux).withQemu(qemu));
        for (boolean reduce : new boolean[] {true, false}) {
            Result result = Exploration.explore(
                    of,
                    new Options(false, reduce, 1, new Limits(64 << 20, Long.MAX_VALUE, () -> false)),
                    Progress.NONE);
            Causes causes = Causes.of(result, options(reduce));

            divide(of, result, causes, reduce, name + " reduce " + reduce);
            runs(causes, name + " reduce " + reduce);
        }
    }

    @Test
    void fromTheLastCommonMoveOnEveryOrderFailsAsTheFailingRunGoes() {
        Result result = explore(BuiltIn.named("stale-pirq"), true);
        Causes.Group first = Causes.of(result, options(true)).groups().getFirst();
        Odds odds = Odds.along(Run.of(first.fewest().run()), options(true)).orElseThrow();
        Run fails = Run.of(first.fewest().run());

        int noReturn = odds.noReturn().orElseThrow().step();
        int common = first.nearest().orElseThrow().parted();
        assertTrue(fails.steps().get(noReturn - 1).move() >= common, "step " + noReturn + ", move " + common);
    }

    @Test
    void causesDivideTheOrdersOfAnyScenario() {
        int divided = 0;
        for (long seed = 1; seed <= 25; seed++) {
            Scenario scenario = RandomScenario.wild(seed);
            Result result = Exploration.explore(
                    scenario,
                    new Options(false, true, 1, new Limits(1 << 20, Long.MAX_VALUE, () -> false)),
                    Progress.NONE);
            if (result.complete() && result.verdict() == Verdict.FAILS && result.states() < 1500) {
                Causes causes = Causes.of(result, options(true));
                divide(scenario, result, causes, true, "seed " + seed);
                runs(causes, "seed " + seed);
                divided++;
            }
        }
        assertTrue(divided > 0, divided + " scenarios");
    }

    @Test
    void whatTwoControllersDecideHasTheirCauses() {
        Result result = explore(BuiltIn.named("8x8"), true);
        Causes causes = Causes.of(result, options(true, 1 << 20));

        assertEquals(2, causes.of());
        assertFalse(causes.groups().isEmpty());
        causes.groups()
                .forEach(group ->
                        assertEquals(8, group.fewest().run().controllers().size()));
        runs(causes, "8x8");
    }
}
