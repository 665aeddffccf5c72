package org.pirqscope.report.stale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.StaleHit;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/**
 * The stale hits of a run and how long each of them poisons its entry: until the entry is written again, or its irq is
 * gone.
 *
 * @param all in the order of the run
 */
public record StaleHits(List<Interval> all) {

    private static final Set<AtomicStep> FOR_ITS_DEVICE = EnumSet.of(AtomicStep.X, AtomicStep.UNPLUG);

    /** A hit and the positions {@code from} (included) to {@code until} (not included) at which it is in force. */
    public record Interval(StaleHit hit, int from, int until) {

        boolean has(int position) {
            return position >= from && position < until;
        }
    }

    /** Goes once through the steps of the run. */
    public static StaleHits of(Run run) {
        return of(run.steps());
    }

    /** Goes once through the steps. */
    public static StaleHits of(List<Step> steps) {
        List<Interval> open = new ArrayList<>();
        List<Interval> ended = new ArrayList<>();
        for (Step step : steps) {
            end(open, ended, step);
            for (Finding finding : step.findings()) {
                if (finding instanceof StaleHit hit) {
                    open.add(new Interval(hit, step.number(), Integer.MAX_VALUE));
                }
            }
        }
        ended.addAll(open);
        ended.sort(Comparator.comparingInt(Interval::from));
        return new StaleHits(List.copyOf(ended));
    }

    private static void end(List<Interval> open, List<Interval> ended, Step step) {
        Predicate<StaleHit> over = endedBy(step);
        if (over != null) {
            open.stream()
                    .filter(interval -> over.test(interval.hit()))
                    .forEach(interval -> ended.add(new Interval(interval.hit(), interval.from(), step.number())));
            open.removeIf(interval -> over.test(interval.hit()));
        }
    }

    /** Which hits the step ends; null for none. */
    private static Predicate<StaleHit> endedBy(Step step) {
        if (step.atomic().restartsGuest()) {
            return hit -> true;
        }
        if (FOR_ITS_DEVICE.contains(step.atomic())) {
            return hit -> hit.device() == step.actor();
        }
        if (step.entering() || step.call().function() != GuestFunction.PCI_WRITE_MSI_MSG) {
            return null;
        }
        int entry = step.call().argument("entry");
        return hit -> hit.device() == step.actor() && hit.entry() == entry;
    }

    /** The hits that are in force at the position, the oldest first. */
    public List<StaleHit> at(int position) {
        return intervalsAt(position).stream().map(Interval::hit).toList();
    }

    /** As {@link #at}, with the steps between which they are in force. */
    public List<Interval> intervalsAt(int position) {
        return all.stream().filter(interval -> interval.has(position)).toList();
    }
}
