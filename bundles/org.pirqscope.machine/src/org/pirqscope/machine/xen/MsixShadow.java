package org.pirqscope.machine.xen;

import org.pirqscope.machine.version.XenRules;

/**
 * Xen's MSI-X table shadow (xen/arch/x86/hvm/vmsi.c): while some pirq of the device is bound, reads of entries 0..2 are
 * answered by Xen. From 4.6 only for words that it saw written; before, every word, 0 for those not written since the
 * registration.
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
        }
    }

    /**
     * The guest wrote word {@code word} (0 lower address, 1 upper address, 2 data): remembered while the table is
     * registered.
     */
    public void wrote(short[] s, int device, int entry, int word) {
        if (entry < ENTRIES && cells.registered(s, device) > 0) {
            cells.written(s, device, cells.written(s, device) | 1 << entry * 3 + word);
        }
    }

    /**
     * Whether Xen itself answers an access of VECTOR_CTRL, once the table is registered: from 4.6 for an entry that is
     * mapped, before for every entry but a write that follows one of the entry's address or data.
     *
     * @param pirq QEMU's pirq of the entry, -1 for none
     * @param modified a write, after the message of the entry was written
     */
    public boolean takesVectorControl(short[] s, int device, int pirq, boolean modified) {
        return cells.registered(s, device) > 0 && (rules.shadowAnswersZero() ? !modified : mapped(s, pirq));
    }

    /**
     * Whether an unmask of an entry that is mapped goes to the device model first, and Xen repeats the write when that
     * is done (msix_write_completion): from 4.6, where address or data were written while the table was registered. A
     * setup writes all of its entries, so that entry 0 tells.
     */
    public boolean leavesUnmask(short[] s, int device) {
        return !rules.shadowAnswersZero() && written(s, device, 0, 0);
    }

    /** Whether QEMU sees a write of VECTOR_CTRL as well that Xen has handled. */
    public boolean passesOn() {
        return rules.passesVectorControl();
    }

    private boolean mapped(short[] s, int pirq) {
        return pirq >= cells.firstRow() && cells.irq(s, pirq) > 0;
    }

    /** What it answers then: the mask bit of an entry that is mapped; a hardware entry that is not is masked. */
    public int vectorControl(short[] s, int pirq) {
        return !mapped(s, pirq) || cells.masked(s, cells.irq(s, pirq)) ? 1 : 0;
    }

    /** guest_mask_msi_irq, from 4.6; before, Xen discards the bit. */
    public void mask(short[] s, int pirq, boolean masked) {
        if (rules.unmaskAtBind() && mapped(s, pirq)) {
            cells.masked(s, cells.irq(s, pirq), masked);
        }
    }

    /** Whether Xen itself answers a read of that word. */
    public boolean answers(short[] s, int device, int entry, int word) {
        return entry < ENTRIES
                && cells.registered(s, device) > 0
                && (rules.shadowAnswersZero() || written(s, device, entry, word));
    }

    /** Whether it answers with what the guest wrote, which QEMU saw too; else the answer is 0. */
    public boolean written(short[] s, int device, int entry, int word) {
        return (cells.written(s, device) & 1 << entry * 3 + word) != 0;
    }
}
