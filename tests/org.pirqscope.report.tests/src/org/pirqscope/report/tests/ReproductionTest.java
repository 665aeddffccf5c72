package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.report.reproduce.Hold;
import org.pirqscope.report.reproduce.Reproduction;

class ReproductionTest {

    private static Run random(int seed) {
        Random random = new Random(seed);
        Scenario scenario =
                BuiltIn.named(List.of("stale-pirq", "3x1", "msi-reuse", "kexec").get(seed % 4));
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            List<String> actors = scenario.actors();
            turns.add(new Turn(actors.get(random.nextInt(actors.size())), 1 + random.nextInt(20)));
        }
        return Run.of(scenario.withSchedule(turns));
    }

    /** Who stops at each hold and goes on where it is told to gives the order of the run. */
    @Test
    void theHoldsAreTheSwitchesOfThoseWhoGoOnLater() {
        int held = 0;
        for (int seed = 0; seed < 40; seed++) {
            Run run = random(seed);
            List<Hold> holds = Reproduction.of(run).holds();
            held += holds.size();
            int next = 0;
            for (int i = 1; i < run.length(); i++) {
                Step last = run.steps().get(i - 1);
                boolean switched = run.steps().get(i).actor() != last.actor();
                boolean later =
                        run.steps().subList(i, run.length()).stream().anyMatch(step -> step.actor() == last.actor());
                if (switched && later) {
                    Hold hold = holds.get(next++);
                    assertEquals(last, hold.last());
                    assertEquals(last.actor(), hold.next().actor());
                    assertTrue(run.steps().subList(i, hold.next().number() - 1).stream()
                            .noneMatch(step -> step.actor() == last.actor()));
                    assertEquals(hold.next().number() - 1, hold.until().number());
                }
            }
            assertEquals(next, holds.size(), "seed " + seed);
        }
        assertTrue(held > 60, held + " holds");
    }

    /** Who has come to the end of its calls before a kexec, and is loaded by the next kernel, was held nowhere. */
    @Test
    void aKexecAfterALoadHoldsNobody() {
        Scenario scenario = BuiltIn.named("kexec");
        assertEquals(List.of(), Reproduction.of(Run.of(scenario)).holds());
        String event = scenario.events().getFirst().name();
        int inside = 0;
        for (int moves = 1; moves < 30; moves++) {
            Run run = Run.of(scenario.withSchedule(List.of(new Turn("nvme0", moves), new Turn(event, 1))));
            for (Hold hold : Reproduction.of(run).holds()) {
                inside++;
                assertTrue(hold.last().depth() > 0 || hold.last().entering(), hold.toString());
                assertTrue(
                        hold.place().isEmpty()
                                || run
                                        .steps()
                                        .subList(
                                                hold.last().number(),
                                                hold.next().number())
                                        .stream()
                                        .noneMatch(step -> step.actorName().equals(event)),
                        hold.toString());
            }
        }
        assertTrue(inside > 5, inside + " inside of a call");
    }

    /** A debugger that counts the hits of its breakpoint stops where the run says. */
    @Test
    void aBreakpointThatLetsSoManyPassStopsAtThePlace() {
        for (int seed = 0; seed < 40; seed++) {
            Run run = random(seed);
            java.util.Map<String, Integer> from = new java.util.HashMap<>();
            for (Hold hold : Reproduction.of(run).holds()) {
                if (hold.place().isEmpty()) {
                    continue;
                }
                Step place = hold.place().get();
                int hits = 0;
                int stopped = 0;
                for (int i = from.getOrDefault(hold.actor(), 0); stopped == 0 && i < run.length(); i++) {
                    Step step = run.steps().get(i);
                    boolean hit = step.entering()
                            && step.actorName().equals(hold.actor())
                            && step.call().function().equals(place.call().function());
                    hits += hit ? 1 : 0;
                    stopped = hit && hits > hold.passes() ? step.number() : 0;
                }
                assertEquals(place.number(), stopped, "seed " + seed);
                from.put(hold.actor(), place.number());
            }
        }
    }

    @Test
    void whoIsAloneIsNotHeldAndLinesComeInTheirOrder() {
        assertEquals(
                List.of(),
                Reproduction.of(Run.of(BuiltIn.named("one-controller"))).holds());
        List<Integer> steps = Reproduction.of(random(0)).lines().stream()
                .map(row -> row.step())
                .toList();
        assertEquals(steps.stream().sorted().toList(), steps);
        assertTrue(steps.size() > 10);
    }
}
