package org.pirqscope.machine.run;

import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;

/**
 * Where one driver begins to enable interrupts, whichever call its kernel has for that; to try again at once is no new
 * beginning.
 */
final class EnableCalls {

    private final Occurrences begun = new Occurrences();
    private Step last;
    private boolean again;

    /** The next call of the driver that is entered. */
    void add(Step step) {
        boolean attempt = begins(step.call().function()) && (last == null || ended(last, step));
        if (attempt && !again) {
            begun.add(step);
        }
        last = attempt ? step : last;
        // nothing else was called since the attempt before: the next one is tried for the same
        again = last != null && (attempt || again && !ended(last, step));
    }

    Occurrences begun() {
        return begun;
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
