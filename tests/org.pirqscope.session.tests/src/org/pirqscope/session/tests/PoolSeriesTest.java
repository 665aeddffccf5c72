package org.pirqscope.session.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Run;
import org.pirqscope.session.series.PoolSeries;

class PoolSeriesTest {

    @ParameterizedTest
    @ValueSource(strings = {"one-controller", "stale-pirq", "commit-story-a", "commit-story-b", "sequential-reload", "msi-reuse", "kexec", "exhaustion",
        "msi-reload"})
    void theSeriesIsTheWorldsCountAtEveryPosition(String name) {
        for (String qemu : new String[] {"2.0", "2.5", "2.6"}) {
            Run run = Run.of(BuiltIn.named(name).withVersions(BuiltIn.named(name).versions().withQemu(qemu)));
            PoolSeries series = PoolSeries.of(run);
            for (int position = 0; position <= run.length(); position++) {
                assertEquals(run.at(position).pool(), series.at(position), name + " at " + position);
            }
        }
    }

    @Test
    void onlyPositionsThatChangeACountAreKept() {
        Run run = Run.of(BuiltIn.named("one-controller"));
        PoolSeries series = PoolSeries.of(run);
        assertEquals(0, series.positions().getFirst());
        assertTrue(series.positions().size() < run.length() / 10, series.positions().toString());
        for (int i = 1; i < series.positions().size(); i++) {
            int position = series.positions().get(i);
            assertTrue(!series.at(position).equals(series.at(position - 1)));
        }
    }

    @Test
    void outsideOfTheRunThereIsNoCount() {
        PoolSeries series = PoolSeries.of(Run.of(BuiltIn.named("one-controller")));
        assertThrows(IndexOutOfBoundsException.class, () -> series.at(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> series.at(series.length() + 1));
    }
}
