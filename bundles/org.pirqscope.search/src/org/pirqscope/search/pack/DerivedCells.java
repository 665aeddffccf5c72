package org.pirqscope.search.pack;

import org.pirqscope.machine.guest.GuestCells;
import org.pirqscope.machine.simulate.Wiring;
import org.pirqscope.machine.state.GsiLine;
import org.pirqscope.machine.xen.XenCells;

/**
 * What follows from other cells and is therefore not packed: the irq list, evtchn_to_irq, the irqs of msi_descs, and
 * Xen's port table.
 */
public final class DerivedCells {

    private final GuestCells guest;
    private final XenCells xen;

    /** For worlds of that wiring. */
    public DerivedCells(Wiring w) {
        this.guest = w.guest.cells();
        this.xen = w.xen.cells();
    }

    void rebuild(short[] s) {
        guest.rebuild(s);
        xen.clearPorts(s);
        for (int i = 0; i < guest.irqs(); i++) {
            int irq = guest.irq(i);
            if (guest.evtchn(s, irq) != 0) {
                xen.rebuildPort(s, guest.evtchn(s, irq), guest.pirq(s, irq));
            }
        }
        for (GsiLine line : guest.lines()) {
            if (guest.evtchn(s, line.gsi()) != 0) {
                xen.rebuildPort(s, guest.evtchn(s, line.gsi()), line.pirq());
            }
        }
    }

    /** Marks, for what was read in a watched world of the list and of msi_descs, what that follows from. */
    public void markSources(short[] watched) {
        guest.markSources(watched);
    }

    /**
     * Sets the places of the ports: to pack them too distinguishes no more states, but moves that look at a port need
     * not look at all irqs.
     */
    public void addPorts(boolean[] cells) {
        guest.addPorts(cells);
        xen.addPorts(cells);
    }
}
