package org.pirqscope.diagram.mail;

import java.util.List;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** Which pirq QEMU has mapped for an entry: before 2.1 it keeps that when the device is disabled, and maps no other. */
final class QemuHolds {

    private QemuHolds() {
    }

    /** The pirq before a step, -1 for none. */
    static int pirq(List<Step> steps, int at, int device, int entry) {
        int held = -1;
        for (Step step : steps.subList(0, at)) {
            if (step.entering() || step.actor() != device) {
                continue;
            }
            if (step.call().function() == XenFunction.MAP_PIRQ && step.call().argument("entry") == entry && !step.answer().failed()) {
                held = step.answer() instanceof Answer.Value value ? value.value() : held;
            } else if (step.call().function() == XenFunction.UNMAP_PIRQ && step.call().argument("pirq") == held) {
                held = -1;
            }
        }
        return held;
    }
}
