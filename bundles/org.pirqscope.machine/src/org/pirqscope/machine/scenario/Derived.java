package org.pirqscope.machine.scenario;

import org.pirqscope.machine.guest.GuestCells;
import org.pirqscope.machine.xen.XenCells;

/** What follows from other cells and is therefore not packed: the irq list, evtchn_to_irq, the irqs of msi_descs, and Xen's port table. */
final class Derived {

    private final GuestCells guest;
    private final XenCells xen;

    Derived(Wiring w) {
        this.guest = w.guest.cells();
        this.xen = w.xen.cells();
    }

    void rebuild(short[] s) {
        guest.rebuild(s);
        xen.clearPorts(s);
        for (int i = 0; i < guest.irqs(); i++) {
            int irq = guest.irq(i);
            if (guest.owner(s, irq) >= 0 && guest.evtchn(s, irq) != 0) {
                xen.rebuildPort(s, guest.evtchn(s, irq), guest.pirq(s, irq));
            }
        }
    }
}
