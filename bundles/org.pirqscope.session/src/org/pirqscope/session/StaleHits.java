package org.pirqscope.session;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.StaleHit;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.Run;

/**
 * The stale hits of a run and how long each of them poisons its entry: until the entry is written again, or its irq is gone.
 *
 * @param all in the order of the run
 */
public record StaleHits(List<Reign> all) {

    private static final Set<AtomicStep> FOR_ALL = EnumSet.of(AtomicStep.KEXEC, AtomicStep.REBOOT);
    private static final Set<AtomicStep> FOR_ITS_DEVICE = EnumSet.of(AtomicStep.X, AtomicStep.UNPLUG);

    /** A hit and the positions {@code from} (included) to {@code until} (not included) at which it is in force. */
    public record Reign(StaleHit hit, int from, int until) {

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
        List<Reign> reigns = new ArrayList<>();
        for (Step step : steps) {
            for (Finding finding : step.findings()) {
                if (finding instanceof StaleHit hit) {
                    reigns.add(new Reign(hit, step.number(), end(steps, step.number(), hit)));
                }
            }
        }
        return new StaleHits(List.copyOf(reigns));
    }

    private static int end(List<Step> steps, int from, StaleHit hit) {
        for (Step step : steps.subList(from, steps.size())) {
            if (ends(step, hit)) {
                return step.number();
            }
        }
        return Integer.MAX_VALUE;
    }

    private static boolean ends(Step step, StaleHit hit) {
        if (FOR_ALL.contains(step.atomic())) {
            return true;
        }
        return step.actor() == hit.device() && (FOR_ITS_DEVICE.contains(step.atomic()) || writes(step, hit.entry()));
    }

    private static boolean writes(Step step, int entry) {
        return !step.entering() && step.call().function() == GuestFunction.PCI_WRITE_MSI_MSG && step.call().argument("entry") == entry;
    }

    /** The hits that are in force at the position, the oldest first. */
    public List<StaleHit> at(int position) {
        return all.stream().filter(reign -> reign.has(position)).map(Reign::hit).toList();
    }
}
