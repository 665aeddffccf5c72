package org.pirqscope.report.matrix;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;

/**
 * Where a driver begins to enable interrupts, whichever call its kernel has for that; to try again at once is no new
 * beginning.
 */
final class Enables {

    private Enables() {}

    /** The beginnings among the entered steps of one controller: calls of which none is inside of another. */
    static List<Step> of(List<Step> entered) {
        List<Step> all = new ArrayList<>();
        Step last = null;
        boolean again = false;
        for (Step step : entered) {
            boolean attempt = begins(step.call().function()) && (last == null || ended(last, step));
            if (attempt && !again) {
                all.add(step);
            }
            last = attempt ? step : last;
            // nothing else was called since the attempt before: the next one is tried for the same
            again = last != null && (attempt || again && !ended(last, step));
        }
        return all;
    }

    private static boolean begins(Function function) {
        return function instanceof GuestFunction guest && guest.holdsAttempts()
                || function == GuestFunction.PCI_ENABLE_MSIX
                || function == GuestFunction.PCI_ENABLE_MSI;
    }

    // A call that is still open at the end of the run holds all that follows.
    private static boolean ended(Step call, Step now) {
        return call.partner() > 0 && call.partner() < now.number();
    }
}
