package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.Wiring;
import org.pirqscope.machine.state.BoundsExceeded;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Odds;
import org.pirqscope.search.pack.Packing;
import org.pirqscope.search.space.Outcomes;

/**
 * Shares with names and symmetry are those of a plain recursion over the worlds of the machine that a run uses, with
 * every number kept.
 */
class OddsTest {

    private static final double ROUNDING = 1e-12;

    /** What the moves of a run's machine lead to, by recursion over whole worlds. */
    private static final class Recursion {

        private static final class TooMany extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        private final Machine machine;
        private final int[] identity;
        private final Outcomes outcomes;
        private final boolean fine;
        private final int controllers;
        private final int most;
        private final Map<ShortBuffer, Double> known = new HashMap<>();

        Recursion(Scenario scenario, boolean fine, int most) {
            int rows = 4
                    + 3
                            * scenario.controllers().stream()
                                    .mapToInt(Controller::entries)
                                    .sum();
            this.machine = new Machine(scenario, new Wiring.Bounds(rows, rows));
            boolean[] packed = Packing.identity(machine, false);
            this.identity =
                    IntStream.range(0, packed.length).filter(i -> packed[i]).toArray();
            this.outcomes = new Outcomes(machine);
            this.fine = fine;
            this.controllers = scenario.controllers().size();
            this.most = most;
        }

        double share(short[] world) {
            if (outcomes.lost(world)) {
                return 1;
            }
            ShortBuffer key = key(world);
            Double before = known.get(key);
            if (before != null) {
                return before;
            }
            if (known.size() >= most) {
                throw new TooMany();
            }
            double sum = 0;
            int choices = 0;
            boolean rest = true;
            for (int actor = 0; actor < machine.actors(); actor++) {
                if (machine.mayMove(world, actor)) {
                    short[] next = world.clone();
                    move(next, actor);
                    sum += share(next);
                    choices++;
                }
                rest &= actor >= controllers || machine.ended(world, actor);
            }
            double share = choices == 0 ? 0 : sum / (choices + (rest ? 1 : 0));
            known.put(key, share);
            return share;
        }

        private ShortBuffer key(short[] world) {
            short[] cells = new short[identity.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = world[identity[i]];
            }
            return ShortBuffer.wrap(cells);
        }

        private void move(short[] world, int actor) {
            if (fine) {
                machine.move(world, actor, Tape.SILENT);
            } else {
                machine.fusedMoveBesideTrap(world, actor, Tape.SILENT);
            }
        }

        /** By actor, what comes of its next move. */
        Map<Integer, Double> candidates(short[] world) {
            Map<Integer, Double> shares = new HashMap<>();
            for (int actor = 0; actor < machine.actors(); actor++) {
                if (machine.mayMove(world, actor)) {
                    short[] next = world.clone();
                    move(next, actor);
                    shares.put(actor, share(next));
                }
            }
            return shares;
        }

        /** Behind each atomic move of the run. */
        List<Behind> along(Run run) {
            List<Integer> actors = run.actorsUpTo(run.length());
            List<Behind> shares = new ArrayList<>();
            short[] world = machine.start();
            shares.add(new Behind(share(world), candidates(world)));
            boolean failed = false;
            for (int actor : actors) {
                machine.move(world, actor, Tape.SILENT);
                failed |= outcomes.lost(world);
                Map<Integer, Double> next = candidates(world);
                if (failed) {
                    next.replaceAll((each, share) -> 1.0);
                }
                shares.add(new Behind(failed ? 1 : share(world.clone()), next));
            }
            return shares;
        }

        /** The share at a moment, and by actor behind its next move. */
        private record Behind(double share, Map<Integer, Double> next) {}
    }

    private static Options options(boolean fine, boolean reduce) {
        return new Options(fine, reduce, 1, Limits.ofHeap());
    }

    private static void agrees(Run run, boolean fine, int most, String about) {
        List<Recursion.Behind> plain = new Recursion(run.scenario().withSchedule(List.of()), fine, most).along(run);
        for (boolean reduce : new boolean[] {true, false}) {
            Odds odds = Odds.along(run, options(fine, reduce)).orElseThrow();
            same(plain.getFirst(), odds.start(), about);
            for (Odds.Moment moment : odds.steps()) {
                int moves = run.steps().get(moment.step() - 1).move() + 1;
                same(plain.get(moves), moment, about + " behind step " + moment.step());
                assertSame(moment, odds.at(moment.step()), about);
            }
            boolean lost = odds.steps().stream().anyMatch(moment -> moment.odds() == 1);
            assertTrue(!lost || odds.noReturn().isPresent(), about);
            odds.noReturn()
                    .ifPresent(moment -> assertTrue(
                            odds.steps().stream().allMatch(each -> each.step() < moment.step() || each.odds() == 1),
                            about));
        }
    }

    private static void same(Recursion.Behind plain, Odds.Moment moment, String about) {
        assertEquals(plain.share(), moment.odds(), ROUNDING, about);
        assertEquals(
                plain.next().keySet(),
                moment.next().stream().map(Odds.Candidate::actor).collect(Collectors.toSet()),
                about);
        plain.next()
                .forEach((actor, share) ->
                        assertEquals(share, moment.of(actor).orElseThrow(), ROUNDING, about + ", actor " + actor));
    }

    @ParameterizedTest
    @CsvSource({
        "2x1,4.10,2.5,false",
        "2x1,4.10,2.5,true",
        "2x1,4.10,2.0,false",
        "2x1,4.11,2.5,false",
        "2x1,2.6.37,2.5,false",
        "stale-pirq,4.10,2.5,false",
        "msi-reuse,4.10,2.0,false",
        "exhaustion,4.10,2.5,false"
    })
    void sharesAreThoseOfTheMachinesOwnWorlds(String name, String linux, String qemu, boolean fine) {
        Scenario scenario = BuiltIn.named(name);
        Scenario run =
                scenario.withVersions(scenario.versions().withLinux(linux).withQemu(qemu));
        agrees(Run.of(run), fine, 20_000, name + " on " + linux + ", " + qemu);
    }

    @Test
    void sharesAreThoseOfTheMachinesOwnWorldsInAnyScenario() {
        int compared = 0;
        for (long seed = 1; seed <= 40; seed++) {
            Scenario scenario = RandomScenario.wild(seed);
            Run run = Run.of(scenario.withSchedule(RandomScenario.schedule(scenario, seed)));
            try {
                agrees(run, false, 2_000, "seed " + seed);
                compared++;
            } catch (Recursion.TooMany | BoundsExceeded big) {
                // left out
            }
        }
        assertTrue(compared > 12, "only " + compared + " scenarios were small enough");
    }
}
