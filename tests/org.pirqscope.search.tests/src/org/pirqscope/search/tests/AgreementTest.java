package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.run.RunString;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Ending;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;

/**
 * What an exploration says and what its runs do is the same, in every scenario: outcome and reason for each controller.
 */
class AgreementTest {

    /** {@code -Dpirqscope.seeds=1000} tries more. */
    private static final int SCENARIOS = Integer.getInteger("pirqscope.seeds", 500);

    private static final int EMULATED = Math.max(120, SCENARIOS / 4);
    /** Some 7000 states. */
    private static final int MOST_KILOBYTES = 300;
    /** Of a long list of endings, so many are carried out. */
    private static final int MOST_RUNS = 12;

    private static Limits limits(long kilobytes) {
        return new Limits(kilobytes << 10, Long.MAX_VALUE, () -> false);
    }

    private static Options options(boolean fine, boolean reduce, long kilobytes) {
        return new Options(fine, reduce, 1, limits(kilobytes));
    }

    private static List<String> texts(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::text).toList();
    }

    private static Set<List<String>> outcomes(Result result) {
        return result.endings().stream().map(ending -> texts(ending.outcomes())).collect(Collectors.toSet());
    }

    static void agrees(Result result, String about) {
        int step = Math.max(1, result.endings().size() / MOST_RUNS);
        for (int i = 0; i < result.endings().size(); i += step) {
            Ending ending = result.endings().get(i);
            Run run = Run.of(RunString.open(Run.of(ending.run()).runString()));
            assertEquals(texts(ending.outcomes()), texts(run.outcomes()), () -> about + "\n" + run.runString());
            assertEquals(
                    ending.run().schedule(), run.schedule(), () -> about + ": the run goes on behind its schedule");
        }
        boolean lost = result.endings().stream()
                .flatMap(ending -> ending.outcomes().stream())
                .anyMatch(Outcome.Lost.class::isInstance);
        assertTrue(!lost || result.verdict() == Exploration.Verdict.FAILS, about);
        if (result.shortest() != null) {
            losesAtTheEnd(result.shortest(), about);
        }
        if (result.fewestSwitches() != null) {
            losesAtTheEnd(result.fewestSwitches(), about);
        }
    }

    /** The first loss of a failing run is in the last fused or fine move of its schedule. */
    private static void losesAtTheEnd(Failure failure, String about) {
        int moves = failure.run().schedule().stream().mapToInt(Turn::moves).sum();
        int first = Run.of(failure.run()).steps().stream()
                .filter(step -> step.findings().stream().anyMatch(AgreementTest::loss))
                .findFirst()
                .orElseThrow(() -> new AssertionError(about + ": no loss"))
                .move();
        assertTrue(first < moves, () -> about + ": lost in move " + first + " of " + moves);
    }

    private static boolean loss(Finding finding) {
        return finding instanceof Finding.Observed seen
                && (seen.kind() == Finding.Kind.INTERRUPT_LOST
                        || seen.kind() == Finding.Kind.INTERRUPT_MISROUTED
                        || seen.kind() == Finding.Kind.SETUP_FAILED);
    }

    static Stream<Scenario> builtIn() {
        return Stream.concat(
                BuiltIn.all().stream(),
                Stream.of("1x1", "2x1", "3x1", "1x16", "8x16").map(BuiltIn::named));
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void everyBuiltInScenarioOnOldAndNewVersions(Scenario scenario) {
        for (Scenario each : List.of(
                scenario,
                scenario.withVersions(scenario.versions().withXen("4.19")),
                scenario.withVersions(
                        scenario.versions().withLinux("2.6.37").withQemu("2.0").withXen("4.4")))) {
            agrees(
                    Exploration.explore(each, options(false, true, MOST_KILOBYTES), Progress.NONE),
                    each.name() + " " + each.versions().text());
            agrees(
                    Exploration.explore(each, options(false, false, MOST_KILOBYTES), Progress.NONE),
                    each.name() + " unreduced " + each.versions().text());
        }
    }

    @Test
    void anyScenario() {
        int decided = 0;
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            Scenario scenario = RandomScenario.wild(seed);
            String about = "seed " + seed + "\n" + ScenarioWriter.write(scenario);
            try {
                decided += agrees(scenario, seed, about) ? 1 : 0;
            } catch (RuntimeException fault) {
                throw new AssertionError(about, fault);
            }
        }
        assertTrue(decided > SCENARIOS / 2, "only " + decided + " were decided");
    }

    /**
     * Every second scenario is explored with every number kept too, every eighth in fine steps and from a moment of a
     * run.
     */
    private static boolean agrees(Scenario scenario, long seed, String about) {
        Result reduced = Exploration.explore(scenario, options(false, true, MOST_KILOBYTES), Progress.NONE);
        agrees(reduced, about);
        if (seed % 2 == 0) {
            Result plain = Exploration.explore(scenario, options(false, false, MOST_KILOBYTES), Progress.NONE);
            agrees(plain, "unreduced, " + about);
            same(reduced, plain, about);
            asFewSwitches(reduced, plain, about);
        }
        if (seed % 8 == 0) {
            for (boolean reduce : new boolean[] {true, false}) {
                Result fine = Exploration.explore(scenario, options(true, reduce, MOST_KILOBYTES), Progress.NONE);
                agrees(fine, "fine, " + about);
                same(reduced, fine, "fine, " + about);
            }
            Run run = Run.of(scenario.withSchedule(RandomScenario.schedule(scenario, seed)));
            IntStream.iterate(run.length() * 2 / 3, position -> position + 1)
                    .filter(run::betweenMoves)
                    .limit(1)
                    .forEach(position -> agrees(
                            Exploration.exploreFrom(run, position, options(false, true, MOST_KILOBYTES), Progress.NONE),
                            "from " + position + ", " + about));
        }
        return reduced.complete();
    }

    /** Emulated devices share the one place that a domain has for IRQ_MSI_EMU, and nobody gives their pirqs back. */
    @Test
    void anyScenarioWithEmulatedDevices() {
        int decided = 0;
        int together = 0;
        for (long seed = 1; seed <= EMULATED; seed++) {
            Scenario scenario = RandomScenario.emulating(seed);
            String about = "seed " + seed + "\n" + ScenarioWriter.write(scenario);
            Result reduced = Exploration.explore(scenario, options(false, true, MOST_KILOBYTES), Progress.NONE);
            Result plain = Exploration.explore(scenario, options(false, false, MOST_KILOBYTES), Progress.NONE);
            agrees(reduced, about);
            same(reduced, plain, about);
            asFewSwitches(reduced, plain, about);
            decided += reduced.complete() && plain.complete() ? 1 : 0;
            together +=
                    scenario.controllers().stream().filter(Controller::emulated).count() > 1 ? 1 : 0;
        }
        assertTrue(decided > EMULATED / 2, "only " + decided + " were decided");
        assertTrue(together > EMULATED / 10, "only " + together + " have two emulated devices");
    }

    /** Slots that share an irq of the machine, functions that share a slot, GSIs that take pirqs of MSI. */
    @Test
    void anyScenarioOnIntx() {
        int decided = 0;
        int misrouted = 0;
        for (long seed = 1; seed <= EMULATED; seed++) {
            Scenario scenario = RandomScenario.legacy(seed);
            String about = "seed " + seed + "\n" + ScenarioWriter.write(scenario);
            Result reduced = Exploration.explore(scenario, options(false, true, MOST_KILOBYTES), Progress.NONE);
            Result plain = Exploration.explore(scenario, options(false, false, MOST_KILOBYTES), Progress.NONE);
            agrees(reduced, about);
            same(reduced, plain, about);
            asFewSwitches(reduced, plain, about);
            decided += reduced.complete() && plain.complete() ? 1 : 0;
            misrouted +=
                    outcomes(plain).stream().flatMap(List::stream).anyMatch(text -> text.contains("goes to")) ? 1 : 0;
        }
        assertTrue(decided > EMULATED / 2, "only " + decided + " were decided");
        assertTrue(misrouted > EMULATED / 20, "only " + misrouted + " have an interrupt that goes to another device");
    }

    private static void asFewSwitches(Result one, Result other, String about) {
        Failure few = one.fewestSwitches();
        Failure plain = other.fewestSwitches();
        if (few != null && plain != null && few.least() && plain.least()) {
            assertEquals(plain.switches(), few.switches(), about);
        }
    }

    private static void same(Result one, Result other, String about) {
        if (one.complete() && other.complete()) {
            assertEquals(outcomes(one), outcomes(other), about);
            assertEquals(one.verdict(), other.verdict(), about);
        }
    }

    @Test
    void aGuestWideEventNeedNotHappen() {
        Scenario kexec = BuiltIn.named("kexec").withVersions(Versions.of("4.10", "2.0", "4.7"));
        Result after = Exploration.explore(kexec, options(false, true, MOST_KILOBYTES), Progress.NONE);

        assertTrue(after.complete());
        assertTrue(after.endings().stream()
                .anyMatch(ending -> ending.run().schedule().stream()
                        .noneMatch(turn -> turn.actor().equals("kexec"))));
        assertTrue(after.endings().stream()
                .anyMatch(ending -> ending.run().schedule().stream()
                        .anyMatch(turn -> turn.actor().equals("kexec"))));
    }
}
