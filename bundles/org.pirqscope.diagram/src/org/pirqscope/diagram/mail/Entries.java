package org.pirqscope.diagram.mail;

import java.util.List;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;

/** Whether a device has a table of entries, that is MSI-X, or one MSI message, which has no number. */
final class Entries {

    private Entries() {
    }

    /** Which of both was set up last for the device of a step. */
    static boolean msix(List<Step> steps, Step at) {
        for (int i = at.number() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.actor() == at.actor() && step.call().function() == GuestFunction.MSI_CAPABILITY_INIT) {
                return false;
            }
            if (step.actor() == at.actor() && step.call().function() == GuestFunction.MSIX_CAPABILITY_INIT) {
                return true;
            }
        }
        return true;
    }
}
