package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.version.XenRules;
import org.pirqscope.machine.xen.Xen;
import org.pirqscope.machine.xen.XenCells;

/** A small hypervisor to call: pirqs 24 to 27, Xen irqs 24 to 26, ports 10 and 11, devices A and B. */
abstract class SmallXen {

    static final int A = 0;
    static final int B = 1;

    final Lines lines = new Lines();
    Xen xen;
    XenCells cells;
    short[] s;

    final SmallXen on(String version) {
        return on(
                version,
                new XenCells.Sizes(24, 28, 4, 4, 3, 3, 10, 2, 24, new int[] {2, 2}, List.of(), true, true, true));
    }

    final SmallXen on(String version, XenCells.Sizes numbers) {
        Layout layout = new Layout();
        cells = new XenCells(layout, numbers);
        xen = new Xen(XenRules.of(XenRules.TABLE.row(version)), cells);
        s = new short[layout.size() + 1 & ~1];
        return this;
    }

    final int free() {
        return xen.getFreePirq(s, A, lines);
    }

    final int map(int device, int entry, int pirq) {
        return xen.mapPirq(s, device, entry, pirq, true, lines);
    }

    final int bind(int pirq) {
        return xen.bindPtIrq(s, pirq, 0, 0x3000 | pirq, true, lines);
    }

    final void assertRow(int pirq, int irq, int emuirq, int evtchn) {
        assertArrayEquals(
                new int[] {irq, emuirq, evtchn},
                new int[] {cells.irq(s, pirq), cells.emuirq(s, pirq), cells.evtchn(s, pirq)});
    }

    /** 27 allocated, mapped to irq 24 and bound for A's entry 0. */
    final void boundPirq27() {
        assertEquals(27, free());
        assertEquals(27, map(A, 0, 27));
        assertEquals(0, bind(27));
        lines.calls();
        lines.logs();
    }
}
