package org.pirqscope.chart.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.chart.PoolHistory;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;

/** The chart's history is the world's count at every position. */
class PoolHistoryTest {

    @Test
    void ofEveryBuiltInScenario() {
        for (Scenario scenario : BuiltIn.all()) {
            for (String qemu : List.of("2.0", "2.5", "2.6")) {
                follow(
                        Run.of(scenario.withVersions(scenario.versions().withQemu(qemu))),
                        scenario.name() + " on QEMU " + qemu);
            }
        }
    }

    @Test
    void whereDevicesAreUnpluggedAndGuestsBeginAgain() {
        for (int seed = 0; seed < 150; seed++) {
            follow(Run.of(DrawnScenario.of(seed)), "seed " + seed);
        }
    }

    private static void follow(Run run, String name) {
        List<PoolHistory.Sample> samples = PoolHistory.of(run).samples();
        int next = 0;
        for (int position = 0; position <= run.length(); position++) {
            while (next + 1 < samples.size() && samples.get(next + 1).position() <= position) {
                next++;
            }
            assertEquals(run.at(position).pool(), samples.get(next).count(), name + " at " + position);
        }
    }
}
