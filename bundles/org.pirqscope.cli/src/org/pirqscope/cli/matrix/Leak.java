package org.pirqscope.cli.matrix;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.Run;

/**
 * What a loop of loads and unloads of one controller takes out of the pool for good.
 *
 * @param first pirqs that the first cycle does not give back
 * @param perCycle pirqs that each later one does not give back
 * @param cutShort whether the later ones enable their interrupts less often than the first: dead in phase 1
 * @param exhaustedIn the first cycle that finds no free pirq, 0 for none
 */
public record Leak(int first, int perCycle, boolean cutShort, int exhaustedIn) {

    static Leak of(Run loop) {
        List<Integer> free = new ArrayList<>(List.of(loop.at(0).pool().free()));
        List<List<Step>> loads = new ArrayList<>();
        int exhausted = 0;
        for (Step step : loop.steps()) {
            if (step.entering() && step.call().function() == DriverFunction.NVME_RESET_WORK) {
                loads.add(new ArrayList<>());
            }
            if (step.entering() && !loads.isEmpty()) {
                loads.getLast().add(step);
            }
            if (exhausted == 0 && step.findings().stream().anyMatch(Leak::exhausts)) {
                exhausted = loads.size();
            }
            if (!step.entering() && step.depth() == 0 && step.call().function() == DriverFunction.NVME_REMOVE) {
                // after each unload: what the cycle has left
                free.add(loop.at(step.number()).pool().free());
            }
        }
        boolean several = free.size() > 2;
        return new Leak(several ? free.get(0) - free.get(1) : 0, several ? free.get(1) - free.get(2) : 0,
                several && Enables.of(loads.get(1)).size() < Enables.of(loads.get(0)).size(), exhausted);
    }

    /** One sentence's end: {@code leaks 3 pirqs in the first cycle and 1 in each later one, ...}. */
    public String text() {
        return "leaks " + (first == perCycle ? perCycle + " a cycle" : first + " pirqs in the first cycle and " + perCycle + " in each later one")
                + (cutShort ? ", which is dead in phase 1 and asks for no more" : "") + (exhaustedIn > 0 ? "; no pirq is free in cycle " + exhaustedIn : "");
    }

    private static boolean exhausts(Finding finding) {
        return finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.POOL_EXHAUSTED;
    }
}
