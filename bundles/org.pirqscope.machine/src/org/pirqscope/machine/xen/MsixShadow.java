package org.pirqscope.machine.xen;

import org.pirqscope.machine.version.XenRules;
import org.pirqscope.machine.version.XenRules.GuestMask;

/**
 * Xen's MSI-X table shadow (xen/arch/x86/hvm/vmsi.c): while some pirq of the device is bound, Xen takes accesses of its
 * table. From 4.6 it answers for words of entries 0..2 that it saw written; before, for every word of them, 0 for those
 * not written since the registration. A write of VECTOR_CTRL goes to the device model where it follows one of the
 * entry's message, or where Xen has no msi_desc for the entry.
 */
public final class MsixShadow {

    /** MAX_MSIX_ACC_ENTRIES. */
    public static final int ENTRIES = 3;

    private final XenRules rules;
    private final XenCells cells;

    MsixShadow(XenRules rules, XenCells cells) {
        this.rules = rules;
        this.cells = cells;
    }

    /** msixtbl_pt_register, once for each bound pirq. */
    void register(short[] s, int device) {
        cells.registered(s, device, cells.registered(s, device) + 1);
    }

    /** msixtbl_pt_unregister; the last one forgets what was written. */
    void unregister(short[] s, int device) {
        int left = cells.registered(s, device) - 1;
        cells.registered(s, device, left);
        if (left == 0) {
            cells.written(s, device, 0);
            cells.forgetModified(s, device);
        }
    }

    /** Whether one mapped entry of a page of the table makes Xen answer for all of the page: before 4.6. */
    public boolean coversPages() {
        return rules.shadowAnswersZero();
    }

    /**
     * msixtbl_range: whether an access of the device's table comes to Xen.
     *
     * @param mapped whether Xen has an msi_desc for the entry; with {@link #coversPages} for one of its page
     */
    public boolean covers(short[] s, int device, boolean mapped) {
        return mapped && cells.registered(s, device) > 0;
    }

    /** The guest wrote word {@code word} (0 lower address, 1 upper address, 2 data) of an entry that Xen covers. */
    public void wrote(short[] s, int device, int entry, int word) {
        if (cells.registered(s, device) == 0) {
            return;
        }
        if (entry < ENTRIES) {
            cells.written(s, device, cells.written(s, device) | 1 << entry * 3 + word);
        }
        cells.modified(s, device, entry, true);
    }

    /** Whether Xen itself answers a read of that word of an entry that it covers. */
    public boolean answers(short[] s, int device, int entry, int word) {
        return entry < ENTRIES
                && cells.registered(s, device) > 0
                && (rules.shadowAnswersZero() || written(s, device, entry, word));
    }

    /** Whether it answers with what the guest wrote, which QEMU saw too; else the answer is 0. */
    public boolean written(short[] s, int device, int entry, int word) {
        return (cells.written(s, device) & 1 << entry * 3 + word) != 0;
    }

    /**
     * What Xen answers for VECTOR_CTRL of an entry that it covers: guest_masked, before 4.6 the hardware's bit. An
     * entry that is not mapped ({@code irq} 0) is masked there.
     */
    public int vectorControl(short[] s, int irq) {
        return irq == 0 || cells.masked(s, irq) ? 1 : 0;
    }

    /**
     * Whether a write of VECTOR_CTRL is left to the device model because the entry's message was written before: from
     * 4.6 only one that unmasks.
     */
    public boolean leaves(short[] s, int device, int entry, int bit) {
        return (rules.shadowAnswersZero() || bit == 0) && cells.modified(s, device, entry);
    }

    /** The write that {@link #leaves} is left. */
    public void left(short[] s, int device, int entry) {
        cells.modified(s, device, entry, false);
    }

    /** Whether Xen handles a write of VECTOR_CTRL itself. @param irq of the entry's msi_desc, 0 for none */
    public boolean handles(int irq) {
        return irq > 0 || rules.guestMask() == GuestMask.DISCARDED;
    }

    /** Whether QEMU sees a write of VECTOR_CTRL as well that Xen has handled. */
    public boolean passesOn() {
        return rules.passesVectorControl();
    }

    /** Whether Xen repeats an unmask that was left to the device model (msix_write_completion). */
    public boolean completes() {
        return rules.guestMask() != GuestMask.DISCARDED;
    }

    /** Whether Xen repeats an unmask that made the device model bind the entry (msix_snoop_address). */
    public boolean snoops() {
        return rules.snoopsUnmask();
    }

    /**
     * The mask bit of a write that Xen handles: guest_mask_msi_irq from 4.6; before, the hardware gets it unless Xen
     * itself masks the entry, and the oldest discard it.
     */
    public void mask(short[] s, int irq, boolean masked) {
        boolean taken = rules.guestMask() == GuestMask.TRACKED
                || rules.guestMask() == GuestMask.HARDWARE && cells.guestBound(s, irq);
        if (taken) {
            cells.guestMask(s, irq, masked);
        }
    }
}
