package org.pirqscope.diagram.mail;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** Which pirq QEMU has mapped for an entry: before 2.1 it keeps that when the device is disabled, and maps no other. */
final class QemuHolds {

    private QemuHolds() {
    }

    /** The pirq after a step, -1 for none. Looks back to the last map of the entry. */
    static int pirq(List<Step> steps, int at, int device, int entry) {
        Set<Integer> unmapped = new HashSet<>();
        for (int i = at - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.actor() != device || step.entering()) {
                continue;
            }
            if (step.call().function() == XenFunction.UNMAP_PIRQ) {
                unmapped.add(step.call().argument("pirq"));
            } else if (step.call().function() == XenFunction.MAP_PIRQ && step.call().argument("entry") == entry && step.answer() instanceof Answer.Value pirq
                    && !step.answer().failed()) {
                return unmapped.contains(pirq.value()) ? -1 : pirq.value();
            }
        }
        return -1;
    }
}
