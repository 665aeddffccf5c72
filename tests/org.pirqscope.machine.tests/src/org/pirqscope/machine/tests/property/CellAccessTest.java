package org.pirqscope.machine.tests.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.state.CellAccess;

/**
 * The explorer keeps what a move does by the cells that it used: the others must not change what it does, and it must
 * not change them.
 */
class CellAccessTest {

    private static final int WALKS = 8;

    @ParameterizedTest
    @CsvSource({
        "2x2,2.6.37-rc3,2.0",
        "2x2,2.6.37-rc3,2.5",
        "2x2,2.6.37,2.0",
        "2x2,2.6.37,2.5",
        "2x2,4.10,2.0",
        "2x2,4.10,2.5",
        "2x2,4.11,2.0",
        "2x2,4.11,2.5",
        "2x2,4.10,2.6",
        "2x2,5.11,8.0",
        "msi-reload,4.10,2.5",
        "msi-reuse,4.10,2.0",
        "exhaustion,4.10,2.5"
    })
    void aCellThatWasNotUsedDecidesNothing(String name, String linux, String qemu) {
        Scenario scenario = BuiltIn.named(name);
        Machine machine = new Machine(
                scenario.withVersions(scenario.versions().withLinux(linux).withQemu(qemu)));
        Random random = new Random(7);
        int changed = 0;
        for (int walk = 0; walk < WALKS; walk++) {
            short[] s = machine.start();
            for (int actor = able(machine, s, random); actor >= 0; actor = able(machine, s, random)) {
                changed += change(machine, s, actor, random);
                machine.fusedMove(s, actor, Tape.SILENT);
            }
        }
        assertTrue(changed > 500, "only " + changed + " cells were changed");
    }

    private static int able(Machine machine, short[] s, Random random) {
        int[] able = java.util.stream.IntStream.range(0, machine.actors())
                .filter(actor -> machine.mayMove(s, actor))
                .toArray();
        return able.length == 0 ? -1 : able[random.nextInt(able.length)];
    }

    /** Does the move again with some unused cells changed, one at a time; answers how many. */
    private static int change(Machine machine, short[] s, int actor, Random random) {
        short[] watched = CellAccess.watched(s.length);
        CellAccess.watch(s, watched);
        machine.fusedMove(watched, actor, Tape.SILENT);
        boolean[] identity = machine.layout().identity();
        int changed = 0;
        for (int cell = random.nextInt(5); cell < s.length; cell += 5) {
            if (identity[cell] && !CellAccess.wasUsed(watched, cell)) {
                short[] other = s.clone();
                other[cell] += 1 + random.nextInt(3);
                short[] expected = Arrays.copyOf(watched, s.length);
                expected[cell] = other[cell];
                machine.fusedMove(other, actor, Tape.SILENT);
                assertEquals(
                        Arrays.toString(expected),
                        Arrays.toString(other),
                        "cell " + cell + ": " + machine.layout().cell(cell));
                changed++;
            }
        }
        return changed;
    }
}
