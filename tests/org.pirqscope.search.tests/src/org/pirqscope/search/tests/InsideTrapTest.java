package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;

/**
 * An exploration from a moment at which one controller is inside QEMU: the others may stand before any of their steps,
 * and none of its runs has an order in which two are inside.
 */
class InsideTrapTest {

    private static final Options LITTLE =
            new Options(false, true, 1, new Limits(500 << 10, Long.MAX_VALUE, () -> false));

    @Test
    void theOthersWaitForItsEnd() {
        int explored = 0;
        for (long seed = 1; seed <= 130; seed++) {
            Scenario scenario = RandomScenario.wild(seed);
            Run run = Run.of(scenario.withSchedule(RandomScenario.schedule(scenario, seed)));
            int position = IntStream.range(Math.max(1, run.length() / 4), run.length())
                    .filter(run::betweenMoves)
                    .filter(at -> insideQemu(run, at))
                    .findFirst()
                    .orElse(0);
            if (position > 0) {
                String about = "seed " + seed + " from " + position + "\n" + run.runString();
                AgreementTest.agrees(Exploration.exploreFrom(run, position, LITTLE, Progress.NONE), about);
                explored++;
            }
        }
        assertTrue(explored > 30, "only " + explored + " were explored");
    }

    private static boolean insideQemu(Run run, int position) {
        Step last = run.steps().get(position - 1);
        return last.call().layer() == Layer.QEMU
                && last.depth() > 0
                && run.choicesAt(position).size() > 1;
    }
}
