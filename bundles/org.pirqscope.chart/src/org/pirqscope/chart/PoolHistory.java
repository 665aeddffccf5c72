package org.pirqscope.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.PoolCount;

/**
 * How the pool of pirqs was used over a run: a sample wherever the counts changed, and at both ends. Counted in the
 * worlds of the run.
 */
public record PoolHistory(int length, List<Sample> samples, List<Integer> staleHits) {

    /** The counts from this position on. */
    public record Sample(int position, PoolCount count) {}

    /** A chart has no more places than that; of more samples every n-th is kept. */
    private static final int MOST = 4000;

    /** Goes once through the steps of the run. */
    public static PoolHistory of(Run run) {
        Changes changes = new Changes();
        run.replay(changes);
        List<Sample> kept = thinned(changes.samples);
        kept.add(new Sample(run.length(), changes.samples.getLast().count()));
        return new PoolHistory(run.length(), List.copyOf(kept), hits(run.steps()));
    }

    /** Counts a world where it differs from the last. */
    private static final class Changes implements ObjIntConsumer<World> {

        private final List<Sample> samples = new ArrayList<>();
        private World last;

        @Override
        public void accept(World world, int position) {
            if (world != last) {
                PoolCount count = world.pool();
                if (samples.isEmpty() || !count.equals(samples.getLast().count())) {
                    samples.add(new Sample(position, count));
                }
            }
            last = world;
        }
    }

    private static List<Sample> thinned(List<Sample> samples) {
        int stride = 1 + samples.size() / MOST;
        List<Sample> kept = new ArrayList<>();
        for (int i = 0; i < samples.size(); i += stride) {
            kept.add(samples.get(i));
        }
        return kept;
    }

    private static List<Integer> hits(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.findings().stream().anyMatch(Finding.StaleHit.class::isInstance))
                .map(Step::number)
                .toList();
    }
}
