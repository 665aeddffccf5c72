package org.pirqscope.machine.guest.pci;

import java.util.List;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.PciFunction;
import org.pirqscope.machine.guest.GsiIrqs;
import org.pirqscope.machine.guest.Guest;

/**
 * The legacy interrupts of the functions. A request and a free are one step with the command that uses them: no config
 * access is in them, and no pirq of MSI.
 */
final class Intx {

    private final int[] gsis;
    private final GsiIrqs irqs;

    Intx(List<PciFunction> functions, Guest guest) {
        gsis = functions.stream().mapToInt(PciFunction::intxIrq).toArray();
        irqs = new GsiIrqs(guest);
    }

    /** pci_enable_device, as far as it concerns INTx. */
    void register(short[] s, int c, Tape tape) {
        irqs.register(s, gsis[c], tape);
    }

    /** request_irq: 0, or the refusal of irq 0, which is the timer's. */
    int request(short[] s, int c, Tape tape) {
        return irqs.request(s, c, gsis[c], tape);
    }

    void free(short[] s, int c, Tape tape) {
        irqs.free(s, c, gsis[c], tape);
    }
}
