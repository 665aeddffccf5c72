package org.pirqscope.machine.simulate;

import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.qemu.Physdev;
import org.pirqscope.machine.xen.Xen;

/** QEMU's hypercalls as Xen answers them; and the mask bit of the hardware, which QEMU maps: Xen sets and clears it. */
record XenPhysdev(Xen xen) implements Physdev {
    @Override
    public boolean unmasked(short[] s, int device, int entry) {
        int irq = xen.cells().irqOf(s, device, entry);
        return irq >= 0 && !xen.cells().masked(s, irq);
    }

    @Override
    public int mapPirq(short[] s, int device, int entry, int requested, boolean msix, Tape tape) {
        return xen.mapPirq(s, device, entry, requested, msix, tape);
    }

    @Override
    public int unmapPirq(short[] s, int pirq, Tape tape) {
        return xen.unmapPirq(s, pirq, tape);
    }

    @Override
    public int bindPtIrq(short[] s, int pirq, int gvec, int gflags, boolean msix, Tape tape) {
        return xen.bindPtIrq(s, pirq, gvec, gflags, msix, tape);
    }

    @Override
    public void writeMsiMask(short[] s, int device, boolean masked) {
        xen.writeMsiMask(s, device, masked);
    }

    @Override
    public int unbindPtIrq(short[] s, int pirq, Tape tape) {
        return xen.unbindPtIrq(s, pirq, tape);
    }
}
