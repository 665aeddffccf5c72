package org.pirqscope.machine.xen;

import static org.pirqscope.machine.call.XenFunction.BIND_PT_PCI;
import static org.pirqscope.machine.call.XenFunction.MAP_DOMAIN_PIRQ;
import static org.pirqscope.machine.call.XenFunction.MAP_GSI;

import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.state.GsiLine;

/**
 * The hypercalls that give INTx its pirqs, as docs/domain.md 2.10 has them. Sources: xen/arch/x86/physdev.c
 * physdev_map_pirq, physdev_hvm_map_pirq, irq.c allocate_and_map_gsi_pirq, xen/drivers/passthrough/x86/hvm.c
 * pt_irq_create_bind (io.c before 4.15), and libxc's xc_physdev_map_pirq, from 4.3 and 4.2.3.
 */
public final class GsiPirqs {

    private static final int TYPE_GSI = 1;

    private final XenCells cells;

    public GsiPirqs(XenCells cells) {
        this.cells = cells;
    }

    /**
     * PHYSDEVOP_map_pirq by QEMU for INTx of a device that is passed through: libxc makes the machine irq's own number
     * of pirq -1. A second device with that irq gets the pirq that it has already.
     */
    public int mapMachineIrq(short[] s, int irq, Tape tape) {
        tape.enter(MAP_GSI, TYPE_GSI, irq, irq);
        tape.enter(MAP_DOMAIN_PIRQ, irq, irq);
        if (cells.gsi(irq)) {
            cells.irq(s, irq, irq);
        }
        tape.leave(MAP_DOMAIN_PIRQ, 0);
        tape.leave(MAP_GSI, irq);
        return irq;
    }

    /**
     * XEN_DOMCTL_bind_pt_irq of type PT_IRQ_TYPE_PCI: the GSI of the slot's INTA gets that pirq, and the domain shares
     * the machine's irq with others (BIND_PIRQ__WILL_SHARE); 0.
     */
    public int bindPci(short[] s, int pirq, int slot, Tape tape) {
        tape.enter(BIND_PT_PCI, pirq, slot, 0);
        if (cells.gsi(pirq)) {
            cells.bound(s, pirq, true);
        }
        tape.leave(BIND_PT_PCI, 0);
        return 0;
    }

    /**
     * PHYSDEVOP_map_pirq by the guest for a GSI: the pirq of the device that is passed through and has it, else a free
     * one, whose emuirq becomes the GSI; -EINVAL for a GSI that nobody has.
     */
    public int mapGsi(short[] s, int gsi, Tape tape) {
        tape.enter(MAP_GSI, TYPE_GSI, gsi, -1);
        GsiLine line = cells.line(gsi);
        if (line != null && line.xenIrq() == 0) {
            cells.emuirq(s, line.pirq(), gsi);
        }
        int answer = line == null ? Errno.EINVAL.answer() : line.pirq();
        tape.leave(MAP_GSI, answer);
        return answer;
    }
}
