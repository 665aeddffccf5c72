package org.pirqscope.evidence.check;

import org.pirqscope.evidence.fact.LineField;
import org.pirqscope.evidence.fact.Printed;
import org.pirqscope.machine.call.Log;

/**
 * A line that the simulated stack logs.
 *
 * @param device address of the device that it names, with its segment; empty where it names none
 */
public record ModelLine(Log log, String device, Printed printed) {

    /** What a layer tells its tape, as the line prints it (docs/domain.md 5.1 to 5.3). */
    static Printed printed(Log log, int a, int b, int c, int d) {
        return switch (log) {
            case MSI_BOUND, MSI_ALREADY_BOUND, QEMU_MSI_MAPPED -> Printed.ofPirq(b);
            case MSI_TO_IRQ, MSI_ALREADY_SETUP -> Printed.ofPirq(b).with(LineField.IRQ, c);
            case BIND_FAILED_IRQ -> Printed.NOTHING.with(LineField.IRQ, a);
            case SETUP_FAILED -> msix(b).withError(c);
            case QEMU_REQUESTED_PIRQ -> msix(b).with(LineField.PIRQ, c).with(LineField.ENTRY, d);
            case QEMU_UPDATING ->
                msix(d < 0 ? 0 : 1)
                        .with(LineField.PIRQ, b)
                        .with(LineField.GVEC, c >>> 16)
                        .with(LineField.GFLAGS, c & 0xffff)
                        .with(LineField.ENTRY, Math.max(d, 0));
            case QEMU_MAPPING_FAILED -> msix(b).withError(c).with(LineField.ENTRY, d & 0xffff);
            case QEMU_UPDATING_FAILED -> msix(b).withError(c);
            case QEMU_UNBIND -> msix(b).with(LineField.PIRQ, c).with(LineField.GVEC, d);
            case QEMU_UNMAP -> msix(b).with(LineField.PIRQ, c);
            case QEMU_UNBIND_FAILED ->
                msix(b).with(LineField.PIRQ, c).with(LineField.GVEC, d >>> 16).withError(-(d & 0xffff));
            case QEMU_UNMAP_FAILED, QEMU_UNMAP_HELD_FAILED ->
                msix(b).with(LineField.PIRQ, c).withError(d);
            case QEMU_CANT_UPDATE -> Printed.NOTHING.with(LineField.ENTRY, b);
            case XEN_ALREADY_MAPPED,
                    XEN_AUTO_ALREADY_MAPPED,
                    XEN_EMUIRQ_ALREADY_MAPPED,
                    XEN_INVALID_PIRQ,
                    XEN_NOT_MAPPED,
                    XEN_FORCING_UNBIND,
                    XEN_NO_ACTION -> Printed.ofPirq(a);
            case XEN_CONFLICTS -> Printed.ofPirq(b);
            case XEN_EVTCHN_FAILURE, XEN_BIND_FAILED, XEN_UNBIND_FAILED -> Printed.NOTHING.withError(a);
            case XEN_UNSUPPORTED_DELIVERY -> Printed.NOTHING.with(LineField.MODE, a);
            default -> Printed.NOTHING;
        };
    }

    private static Printed msix(int flag) {
        return Printed.NOTHING.with(LineField.MSIX, flag);
    }

    /** Whether logs are compared with it: what INTx says at the start of a domain is not. */
    static boolean compared(Log log) {
        return log != Log.GSI_TO_IRQ && log != Log.QEMU_INTX;
    }

    /** Whether the line names a device: QEMU's and those of the guest's PCI core do. */
    static boolean namesDevice(Log log) {
        return switch (log.layer()) {
            case QEMU -> true;
            case GUEST -> log != Log.BIND_FAILED_IRQ;
            default -> false;
        };
    }
}
