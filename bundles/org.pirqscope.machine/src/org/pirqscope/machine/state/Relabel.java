package org.pirqscope.machine.state;

import org.pirqscope.machine.call.Owner;

/**
 * New names for devices, Linux irqs, event channel ports and Xen irqs. Which numbers these are changes nothing in what
 * follows (docs/domain.md 6.4), so that states that differ in them alone can be taken for one. Each array maps an old
 * index to a new one.
 */
public final class Relabel {

    public final int[] device;
    public final int[] guestIrq;
    public final int[] port;
    public final int[] xenIrq;

    public Relabel(int devices, int guestIrqs, int ports, int xenIrqs) {
        this.device = new int[devices];
        this.guestIrq = new int[guestIrqs];
        this.port = new int[ports];
        this.xenIrq = new int[xenIrqs];
    }

    /** A packed owner under the new names; -1 stays. */
    public int owner(int owner) {
        return owner < 0 ? owner : Owner.packed(device[Owner.device(owner)], Owner.entry(owner));
    }
}
