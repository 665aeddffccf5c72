package org.pirqscope.cli.matrix;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.Run;

/**
 * What a loop of loads and unloads of one controller takes out of the pool.
 *
 * @param perCycle pirqs that a cycle behind the first one does not give back
 * @param exhaustedIn the first cycle that finds no free pirq, 0 for none
 */
public record Leak(int perCycle, int exhaustedIn) {

    static Leak of(Run loop) {
        List<Integer> free = new ArrayList<>();
        int loads = 0;
        int exhausted = 0;
        for (Step step : loop.steps()) {
            loads += step.entering() && step.call().function() == DriverFunction.NVME_RESET_WORK ? 1 : 0;
            if (exhausted == 0 && step.findings().stream().anyMatch(Leak::exhausts)) {
                exhausted = loads;
            }
            if (!step.entering() && step.depth() == 0 && step.call().function() == DriverFunction.NVME_REMOVE) {
                // after each unload: what the cycle has left
                free.add(loop.at(step.number()).pool().free());
            }
        }
        return new Leak(free.size() < 2 ? 0 : free.get(0) - free.get(1), exhausted);
    }

    private static boolean exhausts(Finding finding) {
        return finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.POOL_EXHAUSTED;
    }
}
