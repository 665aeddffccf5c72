package org.pirqscope.machine.tests.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.run.RunString;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.PirqRow.State;
import org.pirqscope.machine.state.PoolCount;
import org.pirqscope.machine.state.XenIrqRow;

/** Random scenarios on all versions under random schedules; a failing assertion names the seed. */
class RandomRunTest {

    private static void times(int count, BiConsumer<Dice, String> property) {
        for (long seed = 1; seed <= count; seed++) {
            property.accept(new Dice(seed), "seed " + seed);
        }
    }

    @Test
    void xensOwnTablesStayConsistentAtEveryMoment() {
        times(150, (dice, seed) -> {
            Run run = Run.of(dice.anything());
            for (int p = 0; p <= run.length(); p++) {
                if (run.betweenMoves(p)) {
                    XenTables.check(run.at(p), run.scenario().pool().extraGuestIrqs(), seed + " position " + p);
                }
            }
        });
    }

    @Test
    void theWorldAtEveryPositionIsTheOneThatTheEffectsTellOf() {
        times(60, (dice, seed) -> {
            Run run = Run.of(dice.anything());
            boolean oneCapability =
                    run.scenario().controllers().stream().noneMatch(c -> c.msi().present() && c.msixTableSize() > 0);
            Ledger ledger = new Ledger(seed);
            ledger.compare(run.at(0), oneCapability);
            for (Step step : run.steps()) {
                ledger.enter(step);
                ledger.compare(run.at(step.number()), oneCapability);
            }
        });
    }

    @Test
    void aReplayTellsTheWorldOfEveryPositionOnce() {
        times(60, (dice, seed) -> {
            Run run = Run.of(dice.anything());
            List<Integer> told = new ArrayList<>();
            run.replay((world, position) -> {
                told.add(position);
                assertEquals(run.at(position), world, () -> seed + " position " + position);
                assertEquals(run.at(position).pirqs(), world.pirqs(), () -> seed + " position " + position);
            });
            assertEquals(IntStream.rangeClosed(0, run.length()).boxed().toList(), told, seed);
        });
    }

    @Test
    void thePoolCountsTheRowsOfItsPirqs() {
        times(60, (dice, seed) -> {
            Run run = Run.of(dice.anything());
            run.replay((world, position) -> {
                List<State> states = world.pirqs().stream()
                        .filter(row -> row.pirq() >= run.scenario().pool().nrIrqsGsi())
                        .map(PirqRow::state)
                        .toList();
                assertEquals(
                        new PoolCount(
                                count(states, State.FREE),
                                count(states, State.ALLOCATED),
                                count(states, State.MAPPED),
                                count(states, State.LEAKED),
                                count(states, State.FORCED) + count(states, State.EMULATED)),
                        world.pool(),
                        () -> seed + " position " + position);
            });
        });
    }

    private static int count(List<State> states, State state) {
        return Collections.frequency(states, state);
    }

    /**
     * A call that calls nothing has one row with the number of its answer; a finding of another number would be named
     * differently from view to view.
     */
    @Test
    void aFindingStandsAtTheNumberThatItsRowShows() {
        BuiltIn.all().forEach(scenario -> eachFindingIsShownWhereItIs(Run.of(scenario), scenario.name()));
        times(150, (dice, seed) -> eachFindingIsShownWhereItIs(Run.of(dice.anything()), seed));
    }

    private static void eachFindingIsShownWhereItIs(Run run, String which) {
        for (Step step : run.steps()) {
            assertTrue(
                    step.findings().isEmpty() || step.shown() == step.number(),
                    which + " step " + step.number() + " " + step.findings());
        }
    }

    @Test
    void theSameScenarioMakesTheSameSteps() {
        times(60, (dice, seed) -> {
            Scenario scenario = dice.anything();
            assertEquals(Run.of(scenario).steps(), Run.of(scenario).steps(), seed);
        });
    }

    @Test
    void aRunsOwnScheduleMakesItAgain() {
        times(60, (dice, seed) -> {
            Run run = Run.of(dice.anything());
            assertEquals(
                    run.steps(),
                    Run.of(run.scenario().withSchedule(run.schedule())).steps(),
                    seed);
        });
    }

    @Test
    void aRunStringOpensTheSameRun() {
        times(60, (dice, seed) -> {
            Run run = Run.of(dice.anything());
            Scenario opened = RunString.open(run.runString());
            assertEquals(run.scenario().withSchedule(run.schedule()), opened, seed);
            assertEquals(run.steps(), Run.of(opened).steps(), seed);
        });
    }

    @Test
    void aScenarioFileReadsBackEqual() {
        times(300, (dice, seed) -> {
            Scenario scenario = dice.anything();
            assertEquals(scenario, ScenarioReader.read(ScenarioWriter.write(scenario), "dice.yaml"), seed);
        });
    }

    @Test
    void aForkIsTheRunOfItsSchedule() {
        times(60, (dice, seed) -> {
            Run run = Run.of(dice.anything());
            for (int i = 0; i < 5; i++) {
                int position = dice.below(run.length() + 1);
                List<Integer> choices = run.betweenMoves(position) ? run.choicesAt(position) : List.of();
                if (!choices.isEmpty()) {
                    Run fork = run.choose(position, dice.pick(choices));
                    same(
                            Run.of(run.scenario().withSchedule(fork.schedule())).steps(),
                            fork.steps(),
                            seed + " at " + position);
                    assertEquals(
                            run.steps().subList(0, position).stream()
                                    .map(Step::text)
                                    .toList(),
                            fork.steps().subList(0, position).stream()
                                    .map(Step::text)
                                    .toList(),
                            seed + " at " + position);
                }
            }
        });
    }

    private static void same(List<Step> expected, List<Step> actual, String about) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            assertEquals(expected.get(i), actual.get(i), about);
        }
        assertEquals(expected.size(), actual.size(), about);
    }

    @Test
    void callsNestForEveryActorAndPartnersFindEachOther() {
        times(60, (dice, seed) -> {
            Run run = Run.of(dice.anything());
            Map<Integer, Deque<Step>> open = new HashMap<>();
            for (Step step : run.steps()) {
                if (step.atomic().restartsGuest()) {
                    open.keySet().removeIf(actor -> actor != step.actor());
                }
                nest(step, open.computeIfAbsent(step.actor(), a -> new ArrayDeque<>()), run, seed);
            }
            run.outcomes().forEach(outcome -> assertTrue(!outcome.text().equals("running"), seed));
        });
    }

    @Test
    void afterTheEndOfADomainOnlyIrqsAreLeftThatNoPirqNamed() {
        int[] ends = new int[1];
        times(400, (dice, seed) -> {
            Run run = Run.of(dice.anything());
            for (Step step : run.steps()) {
                boolean over = step.atomic().endsDomain() && step.depth() == 0 && !step.entering();
                if (over) {
                    ends[0]++;
                    int from = step.partner() - 1;
                    List<Integer> leaked = run.at(from).xenIrqs().stream()
                            .filter(XenIrqRow::leaked)
                            .map(XenIrqRow::irq)
                            .toList();
                    World world = run.at(step.number());
                    assertEquals(
                            leaked, world.xenIrqs().stream().map(XenIrqRow::irq).toList(), seed);
                    assertEquals(
                            run.scenario().pool().extraGuestIrqs(), world.pool().free(), seed);
                    assertEquals(List.of(), world.eventChannels(), seed);
                    assertEquals(List.of(), world.guestIrqs(), seed);
                }
            }
        });
        assertTrue(ends[0] > 20, "only " + ends[0] + " ends");
    }

    private static void nest(Step step, Deque<Step> stack, Run run, String seed) {
        if (step.entering()) {
            assertEquals(stack.size(), step.depth(), () -> seed + " step " + step.number());
            stack.push(step);
        } else {
            Step entered = stack.pop();
            assertEquals(stack.size(), step.depth(), () -> seed + " step " + step.number());
            assertEquals(entered.call(), step.call(), () -> seed + " step " + step.number());
            assertEquals(entered.number(), step.partner(), seed);
            assertEquals(step.number(), run.steps().get(entered.number() - 1).partner(), seed);
        }
    }

    @Test
    void turnsOfAnActorThatHasEndedAreSkipped() {
        times(20, (dice, seed) -> {
            Scenario scenario = dice.anything();
            Run run = Run.of(scenario.withSchedule(List.of()));
            Scenario longer =
                    scenario.withSchedule(List.of(new Turn(scenario.actors().getFirst(), 5_000_000)));
            assertEquals(run.steps(), Run.of(longer).steps(), seed);
        });
    }
}
