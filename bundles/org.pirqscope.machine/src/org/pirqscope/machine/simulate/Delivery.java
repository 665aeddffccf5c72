package org.pirqscope.machine.simulate;

import static org.pirqscope.machine.call.GuestFunction.XEN_EVTCHN_DO_UPCALL;
import static org.pirqscope.machine.call.QemuFunction.MSIX_NOTIFY;
import static org.pirqscope.machine.call.QemuFunction.MSI_NOTIFY;
import static org.pirqscope.machine.call.XenFunction.DIRQ_ASSIST;
import static org.pirqscope.machine.call.XenFunction.INTX_ASSERT;
import static org.pirqscope.machine.call.XenFunction.INTX_ASSIST;

import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Owner;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.guest.GuestCells;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.state.GsiLine;
import org.pirqscope.machine.xen.XenCells;

/**
 * The way of a device's interrupt through Xen to a handler: hvm_dirq_assist, hvm_do_IRQ_dpci and the guest's upcall
 * (xen/drivers/passthrough/io.c; docs/domain.md 3.3). The reasons are tested in the order of docs/domain.md 6.4.
 */
final class Delivery {

    static final int DELIVERED = -1;

    private final Wiring w;
    private final XenCells xen;
    private final GuestCells guest;

    Delivery(Wiring w) {
        this.w = w;
        this.xen = w.xen.cells();
        this.guest = w.guest.cells();
    }

    static Reason reason(int result) {
        return Reason.values()[result & 15];
    }

    /** The packed {@link Owner} that got the interrupt, -1 for none. */
    static int target(int result) {
        return (result >> 4) - 1;
    }

    private static int failed(Reason reason, int target) {
        return target + 1 << 4 | reason.ordinal();
    }

    /** An interrupt of the device's own entry: {@link #DELIVERED}, or a reason with its target. */
    int deliver(short[] s, int device, int entry, Tape tape) {
        return w.emulated(device) ? notify(s, device, entry, tape) : ofHardware(s, device, entry, tape);
    }

    private int ofHardware(short[] s, int device, int entry, Tape tape) {
        int irq = xen.irqOf(s, device, entry);
        if (irq < 0) {
            return failed(Reason.NOT_MAPPED, -1);
        }
        if (xen.masked(s, irq)) {
            return failed(neverUnmasked(s, xen.slot(s, irq)) ? Reason.NO_EVENT_CHANNEL : Reason.MASKED, -1);
        }
        tape.enter(DIRQ_ASSIST, device, entry);
        int result = assist(s, device, entry, xen.slot(s, irq), tape);
        tape.leave(DIRQ_ASSIST);
        return result;
    }

    /** msix_notify or msi_notify of an emulated device: QEMU asks Xen to deliver the message that is written there. */
    private int notify(short[] s, int device, int entry, Tape tape) {
        boolean msix = w.drivers.mode(s, device) == DriverCells.MSIX;
        QemuFunction function = msix ? MSIX_NOTIFY : MSI_NOTIFY;
        if (w.emulated.masked(s, device, entry, msix)) {
            return failed(Reason.MASKED, -1);
        }
        if (!w.xen.injects()) {
            return failed(Reason.NOT_INJECTED, -1);
        }
        tape.enter(function, entry);
        int result = inject(s, device, entry, w.emulated.message(s, device, entry, msix), tape);
        tape.leave(function);
        return result;
    }

    private int inject(short[] s, int device, int entry, MsiMessage message, Tape tape) {
        if (message.vector() != 0) {
            handle(s, device, entry, tape);
            return DELIVERED;
        }
        int port = w.xen.injectMsi(s, message.addressHi(), message.addressLo(), message.data(), tape);
        if (port == 0) {
            return failed(Reason.NO_EVENT_CHANNEL, -1);
        }
        int irq = guest.irqOfPort(s, port);
        return irq < 0 ? failed(Reason.NO_GUEST_IRQ, -1) : upcall(s, device, entry, port, irq, tape);
    }

    /**
     * INTx of the device: a real one's is sent to the event channel of the machine's irq, an emulated one's to that of
     * the GSI. A guest without HVM pirqs has its own IO-APIC for it.
     */
    int ofIntx(short[] s, int device, Tape tape) {
        for (GsiLine line : guest.lines()) {
            if (line.serves(device)) {
                return ofIntx(s, device, line, tape);
            }
        }
        return DELIVERED;
    }

    private int ofIntx(short[] s, int device, GsiLine line, Tape tape) {
        XenFunction function = line.xenIrq() == 0 ? INTX_ASSERT : INTX_ASSIST;
        tape.enter(function, device);
        int port = xen.emuirq(s, line.pirq()) == XenCells.UNBOUND ? 0 : xen.evtchn(s, line.pirq());
        int result = port == 0 ? failed(Reason.NO_EVENT_CHANNEL, -1) : shared(s, device, port, tape);
        tape.leave(function);
        return result;
    }

    /** handle_fasteoi_irq: all handlers of the irq, then the EOI. */
    private int shared(short[] s, int device, int port, Tape tape) {
        int irq = guest.irqOfPort(s, port);
        int handlers = guest.handlers(s, irq);
        tape.enter(XEN_EVTCHN_DO_UPCALL, port, irq);
        for (int d = 0; d < w.functions.size(); d++) {
            if ((handlers >> d & 1) != 0) {
                handle(s, d, 0, tape);
            }
        }
        w.guest.acknowledge(s, irq, tape);
        tape.leave(XEN_EVTCHN_DO_UPCALL);
        return (handlers >> device & 1) != 0
                ? DELIVERED
                : failed(Reason.GOES_TO, XenCells.owner(Integer.numberOfTrailingZeros(handlers), 0));
    }

    /** Whether an event channel's bind is to unmask the entry, and there was none yet. */
    private boolean neverUnmasked(short[] s, int pirq) {
        return xen.emuirq(s, pirq) == XenCells.UNBOUND && xen.gvec(s, pirq) == 0;
    }

    private int assist(short[] s, int device, int entry, int pirq, Tape tape) {
        if (xen.emuirq(s, pirq) == XenCells.UNBOUND) {
            return vector(s, device, entry, pirq, tape);
        }
        int port = xen.evtchn(s, pirq);
        if (port == 0) {
            return failed(Reason.NO_EVENT_CHANNEL, -1);
        }
        int irq = guest.irqOfPort(s, port);
        if (irq < 0) {
            return failed(Reason.NO_GUEST_IRQ, -1);
        }
        return upcall(s, device, entry, port, irq, tape);
    }

    /** vmsi_deliver_pirq: a gvec reaches the local APIC; gvec 0 with a pirq's delivery mode is dropped. */
    private int vector(short[] s, int device, int entry, int pirq, Tape tape) {
        if (xen.gvec(s, pirq) == 0) {
            tape.log(Log.XEN_UNSUPPORTED_DELIVERY, xen.gflags(s, pirq) >> 12 & 7, pirq);
            return failed(Reason.NO_EVENT_CHANNEL, -1);
        }
        handle(s, device, entry, tape);
        return DELIVERED;
    }

    private int upcall(short[] s, int device, int entry, int port, int irq, Tape tape) {
        int owner = guest.owner(s, irq);
        tape.enter(XEN_EVTCHN_DO_UPCALL, port, irq);
        if (!w.emulated(Owner.device(owner))) {
            w.guest.acknowledge(s, irq, tape);
        }
        handle(s, Owner.device(owner), Owner.entry(owner), tape);
        tape.leave(XEN_EVTCHN_DO_UPCALL);
        return owner == XenCells.owner(device, entry) ? DELIVERED : failed(Reason.GOES_TO, owner);
    }

    private void handle(short[] s, int device, int entry, Tape tape) {
        DriverFunction handler = w.controllers.get(device).handler(entry, w.drivers.nvec(s, device));
        tape.enter(handler, device, entry);
        tape.leave(handler);
    }
}
