package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.search.pack.Packing;

/**
 * A world that was packed and unpacked goes on as it would have, although every cell that is not kept holds nonsense.
 */
class PackingTest {

    private static final int SCENARIOS = 300;

    /** The worlds of a random walk, the first one first, and who moved between them. */
    private record Journey(Machine machine, List<short[]> worlds, List<Integer> actors, boolean fine) {

        static Journey random(Machine machine, Random random) {
            Journey walk = new Journey(
                    machine, new ArrayList<>(List.of(machine.start())), new ArrayList<>(), random.nextInt(3) == 0);
            for (List<Integer> able = able(machine, walk.worlds.getLast());
                    !able.isEmpty();
                    able = able(machine, walk.worlds.getLast())) {
                short[] next = walk.worlds.getLast().clone();
                walk.actors.add(able.get(random.nextInt(able.size())));
                walk.move(next, walk.actors.getLast());
                walk.worlds.add(next);
            }
            return walk;
        }

        void move(short[] world, int actor) {
            if (fine) {
                machine.move(world, actor, Tape.SILENT);
            } else {
                machine.fusedMove(world, actor, Tape.SILENT);
            }
        }
    }

    private static List<Integer> able(Machine machine, short[] world) {
        return IntStream.range(0, machine.actors())
                .filter(actor -> machine.mayMove(world, actor))
                .boxed()
                .toList();
    }

    private static void goesOn(Scenario scenario, Random random, boolean names, String about) {
        Journey walk = Journey.random(Packing.machine(scenario), random);
        Packing packing = Packing.of(scenario, names, walk.worlds());
        long[] words = new long[packing.words()];
        for (int i = random.nextInt(7); i < walk.actors().size(); i += 7) {
            packing.pack(walk.worlds().get(i), words, 0);
            short[] world = nonsense(walk.worlds().get(i).length, random);
            packing.unpack(words, 0, world);
            String at = about + "\nnames " + names + ", after move " + i;
            for (int next = i; next < Math.min(i + 40, walk.actors().size()); next++) {
                assertEquals(able(walk.machine(), walk.worlds().get(next)), able(walk.machine(), world), at);
                walk.move(world, walk.actors().get(next));
                same(packing, walk.worlds().get(next + 1), world, names, at + " and " + next);
            }
        }
    }

    private static void same(Packing packing, short[] expected, short[] actual, boolean names, String at) {
        if (!names) {
            long[] one = new long[packing.words()];
            long[] other = new long[packing.words()];
            packing.pack(expected, one, 0);
            packing.pack(actual, other, 0);
            assertArrayEquals(one, other, at);
        }
    }

    private static short[] nonsense(int size, Random random) {
        short[] cells = new short[size];
        for (int i = 0; i < size; i++) {
            cells[i] = (short) (1000 + random.nextInt(30000));
        }
        return cells;
    }

    @Test
    void anyScenario() {
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            Scenario scenario = RandomScenario.wild(seed);
            String about = "seed " + seed + "\n" + ScenarioWriter.write(scenario);
            try {
                goesOn(scenario, new Random(seed), seed % 2 == 0, about);
            } catch (RuntimeException fault) {
                throw new AssertionError(about, fault);
            }
        }
    }

    @Test
    void everyBuiltInScenario() {
        for (Scenario scenario : Stream.concat(BuiltIn.all().stream(), Stream.of(BuiltIn.named("8x2")))
                .toList()) {
            for (boolean names : new boolean[] {true, false}) {
                for (long seed = 1; seed <= 3; seed++) {
                    goesOn(scenario, new Random(seed), names, scenario.name());
                }
            }
        }
    }
}
