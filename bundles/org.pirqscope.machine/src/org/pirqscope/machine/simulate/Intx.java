package org.pirqscope.machine.simulate;

import static org.pirqscope.machine.call.GuestFunction.FREE_IRQ;
import static org.pirqscope.machine.call.GuestFunction.REQUEST_IRQ;

import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;

/**
 * The legacy interrupts of the controllers: their Linux irqs are the GSIs that the domain's IO-APIC gives to INTA of a slot (hvm_pci_intx_gsi).
 * Nothing of MSI concerns them, so that a request and its free are one step with the command that uses them.
 */
final class Intx {

    private final int[] irqs;

    Intx(Scenario scenario) {
        irqs = scenario.controllers().stream().mapToInt(Intx::irq).toArray();
    }

    /** pdev->irq: 0 for a device without INTx. */
    private static int irq(Controller controller) {
        if (!controller.intx()) {
            return 0;
        }
        String[] parts = controller.bdf().split("[:.]");
        int slot = Integer.parseInt(parts[parts.length - 2], 16);
        return ((slot << 2) + (slot >> 3) & 31) + 16;
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
