package org.pirqscope.search.proof;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.simulate.LayerTables;
import org.pirqscope.machine.simulate.Wiring;
import org.pirqscope.machine.xen.XenCells;

/**
 * Names the pirqs of a controller that is alone by what holds them: an irq_info, a setup in progress, QEMU's entry, a
 * message that waits. States that differ in numbers alone become one. What was reserved and is named by nobody any more
 * is given back: it can do no more than be missing from the pool, and any allocation may be refused anyway. Messages
 * that nobody will read are forgotten. Exact for kernels that never read a stored message.
 */
final class OwnPirqs {

    private final Wiring w;
    private final LayerTables tables;
    private final XenCells xen;
    private final int[] to;
    private final boolean[] live;
    private int named;

    OwnPirqs(Wiring w) {
        this.w = w;
        this.tables = new LayerTables(w);
        this.xen = tables.xen();
        this.to = new int[xen.nrPirqs() - xen.firstRow()];
        this.live = new boolean[to.length];
    }

    /** Changes the cells in place. */
    void name(short[] s) {
        Arrays.fill(to, -1);
        named = 0;
        w.drivers.renamePirqs(s, this::see);
        for (int i = 0; i < tables.guest().irqs(); i++) {
            see(s, tables.guest().irq(i));
        }
        for (int d = 0; d < w.programs.size(); d++) {
            for (int e = 0; e <= tables.qemu().msi(d); e++) {
                seeEntry(s, d, e);
            }
        }
        rest(s);
        tables.renamePirqs(s, to);
    }

    private void see(short[] s, int irq) {
        if (tables.guest().owner(s, irq) >= 0) {
            see(tables.guest().pirq(s, irq));
        }
    }

    private void seeEntry(short[] s, int d, int e) {
        see(tables.qemu().pirq(s, d, e));
        if (!w.emulated(d) && tables.qemu().resting(s, d, e)) {
            tables.qemu().forgetMessage(s, d, e);
        } else {
            see(tables.qemu().message(s, d, e));
            see(tables.qemu().applied(s, d, e));
        }
    }

    private void see(MsiMessage message) {
        if (message.vector() == 0) {
            see(message.pirq());
        }
    }

    private int see(int pirq) {
        int row = pirq - xen.firstRow();
        if (tables.known(pirq) && to[row] < 0) {
            to[row] = to.length - ++named;
        }
        return pirq;
    }

    /** All others: first what is still there, then what is free, the highest ones first. */
    private void rest(short[] s) {
        for (int row = 0; row < to.length; row++) {
            int pirq = xen.firstRow() + row;
            boolean dead = to[row] < 0 && xen.irq(s, pirq) == XenCells.ALLOCATED && xen.blank(s, pirq);
            if (dead) {
                xen.forgetReserved(s, pirq);
            }
            live[row] = !xen.free(s, pirq);
        }
        IntStream.iterate(to.length - 1, row -> row >= 0, row -> row - 1)
                .filter(row -> live[row] && to[row] < 0)
                .forEach(row -> see(xen.firstRow() + row));
        IntStream.iterate(to.length - 1, row -> row >= 0, row -> row - 1)
                .filter(row -> to[row] < 0)
                .forEach(row -> see(xen.firstRow() + row));
    }
}
