package org.pirqscope.machine.guest.pci;

import static org.pirqscope.machine.call.GuestFunction.FREE_IRQ;
import static org.pirqscope.machine.call.GuestFunction.REQUEST_IRQ;

import java.util.List;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.PciFunction;

/**
 * The legacy interrupts of the functions.
 * Nothing of MSI concerns them, so that a request and its free are one step with the command that uses them.
 */
final class Intx {

    private final int[] irqs;

    Intx(List<PciFunction> functions) {
        irqs = functions.stream().mapToInt(PciFunction::intxIrq).toArray();
    }

    /** request_irq: 0, or the refusal of irq 0, which is the timer's. */
    int request(int c, Tape tape) {
        tape.enter(REQUEST_IRQ, irqs[c]);
        int answer = irqs[c] == 0 ? Errno.EBUSY.answer() : 0;
        tape.leave(REQUEST_IRQ, answer);
        return answer;
    }

    void free(int c, Tape tape) {
        tape.enter(FREE_IRQ, irqs[c]);
        tape.leave(FREE_IRQ);
    }
}
