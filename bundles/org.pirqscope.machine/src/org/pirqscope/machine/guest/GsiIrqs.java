package org.pirqscope.machine.guest;

import static org.pirqscope.machine.call.GuestFunction.FREE_IRQ;
import static org.pirqscope.machine.call.GuestFunction.REQUEST_IRQ;
import static org.pirqscope.machine.call.GuestFunction.XEN_BIND_PIRQ_GSI_TO_IRQ;
import static org.pirqscope.machine.call.GuestFunction.XEN_REGISTER_PIRQ;

import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.state.GsiLine;

/**
 * Legacy interrupts as the guest has them: the Linux irq of a GSI, which devices share, with a pirq where Xen has HVM
 * pirqs (docs/domain.md 2.10). The first handler starts the irq and the last one shuts it down.
 */
public final class GsiIrqs {

    private final Guest guest;
    private final GuestCells cells;

    public GsiIrqs(Guest guest) {
        this.guest = guest;
        this.cells = guest.cells();
    }

    /**
     * acpi_register_gsi, which finds the irq of a GSI that was registered before; without HVM pirqs Xen isn't asked.
     */
    public void register(short[] s, int gsi, Tape tape) {
        GsiLine line = cells.line(gsi);
        if (line == null || cells.registered(s, line)) {
            return;
        }
        cells.registered(s, line, true);
        tape.enter(XEN_REGISTER_PIRQ, gsi);
        int pirq = guest.xen().mapGsi(s, gsi, tape);
        tape.enter(XEN_BIND_PIRQ_GSI_TO_IRQ, gsi, pirq);
        guest.xen().irqStatusQuery(s, pirq, tape);
        tape.leave(XEN_BIND_PIRQ_GSI_TO_IRQ, gsi);
        tape.log(Log.GSI_TO_IRQ, pirq, gsi);
        tape.leave(XEN_REGISTER_PIRQ, gsi);
    }

    /** request_irq: 0, or the refusal of irq 0, which is the timer's. */
    public int request(short[] s, int device, int gsi, Tape tape) {
        tape.enter(REQUEST_IRQ, gsi);
        if (hasPirq(gsi)) {
            int handlers = cells.handlers(s, gsi);
            if (handlers == 0) {
                guest.start(s, device, gsi, tape);
            }
            cells.handlers(s, gsi, handlers | 1 << device);
        }
        int answer = gsi == 0 ? Errno.EBUSY.answer() : 0;
        tape.leave(REQUEST_IRQ, answer);
        return answer;
    }

    /** free_irq. */
    public void free(short[] s, int device, int gsi, Tape tape) {
        tape.enter(FREE_IRQ, gsi);
        if (hasPirq(gsi)) {
            int left = cells.handlers(s, gsi) & ~(1 << device);
            if (left == 0) {
                guest.shutdown(s, gsi, tape);
            }
            cells.handlers(s, gsi, left);
        }
        tape.leave(FREE_IRQ);
    }

    private boolean hasPirq(int gsi) {
        return cells.line(gsi) != null;
    }
}
