package org.pirqscope.machine.state;

import java.util.List;
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

    /** Which line stands for line {@code i} under the new names: a device's own goes with it, others stay. */
    public int line(List<GsiLine> lines, int i) {
        if (!lines.get(i).isPrivate()) {
            return i;
        }
        int served = device[lines.get(i).firstDevice()];
        int to = 0;
        while (!lines.get(to).serves(served)) {
            to++;
        }
        return to;
    }

    /** A set of devices, a bit for each, under the new names. */
    public int devices(int set) {
        int renamed = 0;
        for (int d = 0; d < device.length; d++) {
            renamed |= (set >> d & 1) << device[d];
        }
        return renamed;
    }

    /** A packed owner under the new names; -1 stays. */
    public int owner(int owner) {
        return owner < 0 ? owner : Owner.packed(device[Owner.device(owner)], Owner.entry(owner));
    }
}
