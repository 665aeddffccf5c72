package org.pirqscope.machine.state;

import org.pirqscope.machine.message.MsiMessage;

/**
 * QEMU's side of one MSI-X table entry, or of the MSI capability (entry 0 with {@code msix} false).
 *
 * @param message what the guest reads back
 * @param applied what QEMU last took over for mapping; differs from {@code message} only with the latch of QEMU 2.6
 * @param pirq QEMU's pirq, -1 XEN_PT_UNASSIGNED_PIRQ
 * @param updated whether a table write waits for the next enable; for MSI: not initialized
 * @param stale the message names a pirq that QEMU does not hold for this entry
 * @param holder who else has got the pirq that a stale message names: device and entry, or the device alone before its
 * irq_info is made; empty for nobody
 */
public record EntryRow(
        int entry,
        boolean msix,
        MsiMessage message,
        MsiMessage applied,
        int pirq,
        boolean updated,
        boolean stale,
        String holder) {

    /** Whether the message names a pirq that another entry has got since. */
    public boolean namesAnothers() {
        return !holder.isEmpty();
    }
}
