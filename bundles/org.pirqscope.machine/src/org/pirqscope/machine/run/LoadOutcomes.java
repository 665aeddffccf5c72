package org.pirqscope.machine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.simulate.World;

/**
 * A tape that notes how each load of each controller ends: a driver that is loaded again, by hand or by the next
 * kernel, may fare better.
 */
final class LoadOutcomes implements Tape.Quiet {

    private final World world;
    private final List<List<Outcome>> ends = new ArrayList<>();

    /** @param world what an outcome is worded by */
    LoadOutcomes(World world, int controllers) {
        this.world = world;
        IntStream.range(0, controllers).forEach(c -> ends.add(new ArrayList<>()));
    }

    List<Outcome> of(int controller) {
        return List.copyOf(ends.get(controller));
    }

    @Override
    public void enter(Function function, int a, int b, int c, int d) {
        if (function.beginsLoad()) {
            ends.get(a).add(new Outcome.Ok());
        }
    }

    @Override
    public void lost(int device, int phase, int entry, Reason reason, int goesTo) {
        List<Outcome> loads = ends.get(device);
        if (loads.getLast().ok()) {
            loads.set(loads.size() - 1, world.lost(device, phase, entry, reason, goesTo));
        }
    }
}
