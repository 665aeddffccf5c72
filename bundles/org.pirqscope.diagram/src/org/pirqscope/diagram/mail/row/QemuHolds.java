package org.pirqscope.diagram.mail.row;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** Which pirq QEMU has mapped for an entry: before 2.1 it keeps that when the device is disabled, and maps no other. */
public final class QemuHolds {

    private QemuHolds() {}

    /**
     * Why the pool is smaller after a device was torn down: what QEMU has still mapped for it, if that is the reason.
     */
    static String phrase(List<Step> steps, Step at) {
        Set<Integer> held = all(steps, at);
        return held.isEmpty()
                ? "fewer pirqs are free"
                : "QEMU keeps " + (held.size() == 1 ? held.iterator().next() : held.size() + " pirqs") + " mapped";
    }

    /** What QEMU has mapped for the device of a step, there. */
    public static Set<Integer> all(List<Step> steps, Step at) {
        Set<Integer> held = new TreeSet<>();
        for (Step step : steps.subList(0, at.number())) {
            if (step.actor() != at.actor() || step.entering() || step.answer().failed()) {
                continue;
            }
            if (step.call().function() == XenFunction.MAP_PIRQ && step.answer() instanceof Answer.Value pirq) {
                held.add(pirq.value());
            } else if (step.call().function() == XenFunction.UNMAP_PIRQ) {
                held.remove(step.call().argument("pirq"));
            }
        }
        return held;
    }

    /** The pirq after a step, -1 for none. Looks back to the last map of the entry. */
    public static int pirq(List<Step> steps, int at, int device, int entry) {
        Set<Integer> unmapped = new HashSet<>();
        for (int i = at - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.actor() != device || step.entering()) {
                continue;
            }
            if (step.call().function() == XenFunction.UNMAP_PIRQ) {
                unmapped.add(step.call().argument("pirq"));
            } else if (step.call().function() == XenFunction.MAP_PIRQ
                    && step.call().argument("entry") == entry
                    && step.answer() instanceof Answer.Value pirq
                    && !step.answer().failed()) {
                return unmapped.contains(pirq.value()) ? -1 : pirq.value();
            }
        }
        return -1;
    }
}
