package org.pirqscope.machine.state;

import java.util.List;
import org.pirqscope.machine.call.Field;

/**
 * A row of Xen's pirq table, joined with what the other layers hold of the number.
 *
 * @param irq arch.irq: 0 none, -1 PIRQ_ALLOCATED, positive the Xen irq, below -1 left by a forced unbind
 * @param emuirq -1 IRQ_UNBOUND, -2 IRQ_PT, -3 IRQ_MSI_EMU
 * @param evtchn the port, 0 for none
 * @param bound whether XEN_DOMCTL_bind_pt_irq holds it (dpci MAPPED)
 * @param mappedFor device and entry whose hardware the Xen irq serves; empty for none
 * @param allocatedBy who got the number from PHYSDEVOP_get_free_pirq last, empty if nobody or free
 * @param guestIrqs Linux irqs whose irq_info carries the number, in list order
 * @param pending a setup in progress is about to have it mapped, or an emulated device uses it
 */
public record PirqRow(
        int pirq,
        int irq,
        int emuirq,
        int evtchn,
        boolean bound,
        int gvec,
        int gflags,
        String mappedFor,
        String allocatedBy,
        List<Integer> guestIrqs,
        boolean pending) {

    /**
     * What get_free_pirq and a reader of debug-keys see; PIRQ_ALLOCATED that nobody is about to map is leaked
     * (docs/domain.md 6.3, I4).
     */
    public State state() {
        return State.of(irq, emuirq, pending);
    }

    /** {@code IRQ_UNBOUND}, {@code IRQ_PT}, {@code IRQ_MSI_EMU} or the number. */
    public String emuirqText() {
        return Field.EMUIRQ.text(emuirq);
    }

    /** The state of a pirq. */
    public enum State {
        FREE,
        ALLOCATED,
        MAPPED,
        LEAKED,
        FORCED,
        EMULATED;

        /** As {@link PirqRow#state} of a row with these values. */
        public static State of(int irq, int emuirq, boolean pending) {
            if (irq > 0) {
                return State.MAPPED;
            }
            if (irq == -1) {
                return !pending ? State.LEAKED : emuirq == -1 ? State.ALLOCATED : State.EMULATED;
            }
            if (irq < -1) {
                return State.FORCED;
            }
            return emuirq == -1 ? State.FREE : State.EMULATED;
        }

        public String label() {
            return switch (this) {
                case FREE -> "free";
                case ALLOCATED -> "allocated";
                case MAPPED -> "mapped";
                case LEAKED -> "leaked";
                case FORCED -> "forced unbind";
                case EMULATED -> "emulated";
            };
        }
    }
}
