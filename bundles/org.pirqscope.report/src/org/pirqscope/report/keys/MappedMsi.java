package org.pirqscope.report.keys;

/**
 * A Xen irq with an msi_desc.
 *
 * @param device index of the controller whose entry it serves
 * @param maskable an MSI-X entry, or an MSI with a mask register
 * @param bound whether the guest gets its interrupts (IRQ_GUEST)
 * @param wasBound whether it did at any time since the map
 */
record MappedMsi(int irq, int device, boolean msix, boolean maskable, boolean bound, boolean wasBound) {

    MappedMsi bound(boolean now) {
        return new MappedMsi(irq, device, msix, maskable, now, wasBound || now);
    }

    /** irq_acktype: an interrupt that cannot be masked waits for the guest's EOI (ACKTYPE_EOI). */
    boolean waitsForEoi() {
        return !maskable;
    }
}
