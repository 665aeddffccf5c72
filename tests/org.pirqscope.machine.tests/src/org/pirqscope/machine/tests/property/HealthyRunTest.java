package org.pirqscope.machine.tests.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Kind;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.Machine;

/**
 * What docs/domain.md 4.4, 6.2 and 6.3 promise for every interleaving, sampled by random schedules; a failing assertion
 * names the seed.
 */
class HealthyRunTest {

    private static final Set<Kind> BROKEN = EnumSet.of(
            Kind.DUPLICATE_PIRQ,
            Kind.ENTRY_NOT_MAPPED,
            Kind.PORT_MISMATCH,
            Kind.POOL_NOT_RESTORED,
            Kind.PIRQ_LEAKED,
            Kind.TWO_ENTRIES_ONE_PIRQ,
            Kind.XEN_IRQ_LEAKED);

    private static Set<Kind> broken(Run run) {
        return run.steps().stream()
                .flatMap(step -> step.findings().stream())
                .filter(Finding.Observed.class::isInstance)
                .map(finding -> ((Finding.Observed) finding).kind())
                .filter(BROKEN::contains)
                .collect(Collectors.toSet());
    }

    @Test
    void theFixOnQemu21AndLaterKeepsAllInvariantsAndEveryControllerEndsOk() {
        for (long seed = 1; seed <= 150; seed++) {
            Dice dice = new Dice(seed);
            String linux = dice.pick(List.of("2.6.37-rc4", "4.9.30", "4.11", "4.15", "5.11", "5.14"));
            Run run = Run.of(
                    dice.healthy(linux, dice.pick(List.of("2.1", "2.5", "2.6", "6.0")), 1 + dice.below(4), true));
            String about = "seed " + seed + " " + run.scenario().versions().text();
            assertTrue(run.outcomes().stream().allMatch(Outcome::ok), () -> about + " " + run.outcomes());
            assertEquals(Set.of(), broken(run), about);
            assertFalse(run.failed(), about);
            assertEquals(32, run.at(run.length()).pool().free(), about);
        }
    }

    @Test
    void oneControllerOnAReUseKernelWithQemu21NeverFails() {
        for (long seed = 1; seed <= 60; seed++) {
            Dice dice = new Dice(seed);
            Run run = Run.of(dice.healthy(
                    dice.pick(List.of("2.6.39", "3.12", "4.10")), dice.pick(List.of("2.1", "2.5", "2.6")), 1, true));
            String about = "seed " + seed;
            assertTrue(run.outcomes().getFirst().ok(), about);
            assertEquals(Set.of(), broken(run), about);
        }
    }

    @Test
    void twoControllersOnAReUseKernelFailUnderSomeSchedule() {
        long failed = 0;
        for (long seed = 1; seed <= 60; seed++) {
            failed += Run.of(new Dice(seed).healthy("4.10", "2.5", 2, false)).failed() ? 1 : 0;
        }
        assertTrue(failed > 5, "only " + failed + " of 60 schedules failed");
    }

    @Test
    void withoutConcurrencyEveryLossStillHasAStaleHitOrAnOldQemu() {
        for (long seed = 1; seed <= 80; seed++) {
            Dice dice = new Dice(seed);
            Run run = Run.of(dice.healthy("4.10", "2.5", 2, true));
            boolean hit = run.steps().stream()
                    .flatMap(s -> s.findings().stream())
                    .anyMatch(Finding.StaleHit.class::isInstance);
            assertTrue(hit || run.outcomes().stream().allMatch(Outcome::ok), "seed " + seed);
        }
    }

    @Test
    void fusedMovesEndAsTheFineMovesOfTheSameCoarseOrder() {
        for (long seed = 1; seed <= 150; seed++) {
            Dice dice = new Dice(seed);
            Scenario scenario = dice.anything();
            Machine machine = new Machine(scenario);
            short[] fused = machine.start();
            short[] fine = machine.start();
            List<Turn> turns = new ArrayList<>();
            for (List<Integer> able = able(machine, fused); !able.isEmpty(); able = able(machine, fused)) {
                int actor = dice.pick(able);
                int moves = machine.fusedMove(fused, actor, Tape.SILENT);
                turns.add(new Turn(scenario.actors().get(actor), moves));
                for (int m = 0; m < moves; m++) {
                    machine.move(fine, actor, Tape.SILENT);
                }
                assertArrayEquals(fine, fused, "seed " + seed);
            }
            Run run = Run.of(scenario.withSchedule(turns));
            assertEquals(
                    turns.stream().mapToInt(Turn::moves).sum(),
                    run.schedule().stream().mapToInt(Turn::moves).sum(),
                    "seed " + seed);
        }
    }

    private static List<Integer> able(Machine machine, short[] s) {
        List<Integer> able = new ArrayList<>();
        for (int actor = 0; actor < machine.actors(); actor++) {
            if (machine.mayMove(s, actor)) {
                able.add(actor);
            }
        }
        return able;
    }
}
