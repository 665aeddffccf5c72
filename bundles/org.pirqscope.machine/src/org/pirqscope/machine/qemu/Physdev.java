package org.pirqscope.machine.qemu;

import org.pirqscope.machine.call.Tape;

/** The hypercalls that QEMU makes for a guest's device (libxc: xc_physdev_map_pirq_msi and its like). */
public interface Physdev {

    /** Whether the mask bit of the entry is clear in the hardware's table, which QEMU reads directly. */
    boolean unmasked(short[] s, int device, int entry);

    /** PHYSDEVOP_map_pirq for an MSI entry; answers the pirq or a negative error. */
    int mapPirq(short[] s, int device, int entry, int requested, boolean msix, Tape tape);

    /** PHYSDEVOP_unmap_pirq. */
    int unmapPirq(short[] s, int pirq, Tape tape);

    /** XEN_DOMCTL_bind_pt_irq. @param msix whether a table address goes with it: an MSI-X entry */
    int bindPtIrq(short[] s, int pirq, int gvec, int gflags, boolean msix, Tape tape);

    /** A write of the mask register of the device's MSI capability, which Xen sees on its way to the device. */
    void writeMsiMask(short[] s, int device, boolean masked);

    /** XEN_DOMCTL_unbind_pt_irq. */
    int unbindPtIrq(short[] s, int pirq, Tape tape);
}
