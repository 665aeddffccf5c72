package org.pirqscope.chart;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.scenario.Run;
import org.pirqscope.machine.state.PoolCount;

/** How the pool of pirqs was used over a run: a sample wherever the counts changed, and at both ends. */
public record PoolHistory(int length, List<Sample> samples, List<Integer> staleHits) {

    /** The counts from this position on. */
    public record Sample(int position, PoolCount count) {
    }

    /** A run longer than this is sampled at so many places at most. */
    private static final int MOST = 4000;

    /** Reads the counts where a step changed a pirq or a guest irq; nowhere else can they change. */
    public static PoolHistory of(Run run) {
        List<Integer> places = places(run.steps());
        int stride = 1 + places.size() / MOST;
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample(0, run.at(0).pool()));
        for (int i = 0; i < places.size(); i += stride) {
            add(samples, new Sample(places.get(i), run.at(places.get(i)).pool()));
        }
        samples.add(new Sample(run.length(), run.at(run.length()).pool()));
        return new PoolHistory(run.length(), List.copyOf(samples), hits(run.steps()));
    }

    private static void add(List<Sample> samples, Sample sample) {
        if (!samples.getLast().count().equals(sample.count())) {
            samples.add(sample);
        }
    }

    private static List<Integer> places(List<Step> steps) {
        return steps.stream().filter(step -> step.effects().stream().anyMatch(PoolHistory::counts)).map(Step::number).toList();
    }

    private static boolean counts(Effect effect) {
        return effect.subject() instanceof Subject.Pirq || effect.subject() instanceof Subject.GuestIrq;
    }

    private static List<Integer> hits(List<Step> steps) {
        return steps.stream().filter(step -> step.findings().stream()
                .anyMatch(finding -> finding instanceof org.pirqscope.machine.call.Finding.StaleHit)).map(Step::number).toList();
    }
}
