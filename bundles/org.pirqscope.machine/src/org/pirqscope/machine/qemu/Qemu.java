package org.pirqscope.machine.qemu;

import static org.pirqscope.machine.call.QemuFunction.MSIXCTRL_REG_WRITE;
import static org.pirqscope.machine.call.QemuFunction.MSIX_DISABLE;
import static org.pirqscope.machine.call.QemuFunction.MSIX_UPDATE;
import static org.pirqscope.machine.call.QemuFunction.MSIX_UPDATE_ONE;
import static org.pirqscope.machine.call.QemuFunction.MSIX_UPDATE_REMAP;
import static org.pirqscope.machine.call.QemuFunction.MSI_DISABLE;
import static org.pirqscope.machine.call.QemuFunction.MSI_MSIX_DISABLE;
import static org.pirqscope.machine.call.QemuFunction.MSI_MSIX_SETUP;
import static org.pirqscope.machine.call.QemuFunction.MSI_MSIX_UPDATE;
import static org.pirqscope.machine.call.QemuFunction.PCI_MSIX_READ;
import static org.pirqscope.machine.call.QemuFunction.PCI_MSIX_WRITE;
import static org.pirqscope.machine.call.QemuFunction.REGION_UPDATE;

import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.QemuRules.EnabledWrites;

/**
 * QEMU's xen-pci-passthrough, MSI-X part: what it does in the guest's traps (hw/xen/xen_pt_msi.c, xen_pt_config_init.c;
 * docs/domain.md 2.3, 2.5). A control write that maps or unmaps is cut into its hypercalls, since other vCPUs may run
 * between them: begin, then map and bind or unbind and unmap for each entry, then end.
 */
public final class Qemu {

    static final int ENABLE = 0x8000;
    static final int MASKALL = 0x4000;
    /** Offset of PCI_MSIX_ENTRY_VECTOR_CTRL. */
    public static final int VECTOR_CTRL = 12;

    private final QemuRules rules;
    private final QemuCells cells;
    private final Physdev xen;

    public Qemu(QemuRules rules, QemuCells cells, Physdev xen) {
        this.rules = rules;
        this.cells = cells;
        this.xen = xen;
    }

    public QemuCells cells() {
        return cells;
    }

    /** pci_msix_read: the guest reads a word of the emulated table. */
    public int readWord(short[] s, int device, int entry, int word, Tape tape) {
        tape.enter(PCI_MSIX_READ, entry, 4 * word);
        int value = cells.word(s, device, entry, word);
        tape.leave(PCI_MSIX_READ, value);
        return value;
    }

    /** pci_msix_read of VECTOR_CTRL. */
    public int readVectorControl(short[] s, int device, int entry, Tape tape) {
        tape.enter(PCI_MSIX_READ, entry, VECTOR_CTRL);
        int value = cells.vectorControl(s, device, entry);
        tape.leave(PCI_MSIX_READ, value);
        return value;
    }

    /**
     * pci_msix_write of VECTOR_CTRL: the mask bit (1 or 0) is stored. An unmask while MSI-X is on is the second trigger
     * for a map: of an entry whose words still wait, from 2.6 on without a look at the others. Entries after those
     * that the scenario can use hold nothing.
     */
    public void writeVectorControl(short[] s, int device, int entry, int bit, Tape tape) {
        tape.enter(PCI_MSIX_WRITE, entry, VECTOR_CTRL, bit);
        if (entry < cells.msi(device)) {
            if (bit == 0 && cells.enabled(s, device)) {
                unmasked(s, device, entry, tape);
            }
            cells.vectorControl(s, device, entry, bit);
        }
        tape.leave(PCI_MSIX_WRITE);
    }

    private void unmasked(short[] s, int device, int entry, Tape tape) {
        if (wantsMap(s, device, entry)) {
            boolean masked = !xen.unmasked(s, device, entry);
            map(s, device, entry, masked, tape);
            if (wantsBind(s, device, entry)) {
                bind(s, device, entry, masked, tape);
            }
        } else if (!cells.latched()) {
            tape.enter(MSIX_UPDATE_ONE, entry);
            tape.leave(MSIX_UPDATE_ONE, 0);
        }
    }

    /**
     * pci_msix_write: stores the word and sets {@code updated}; an equal word is ignored, from 2.1 only while the entry
     * has a pirq.
     */
    public void writeWord(short[] s, int device, int entry, int word, int value, Tape tape) {
        tape.enter(PCI_MSIX_WRITE, entry, 4 * word, value);
        boolean equal = cells.word(s, device, entry, word) == value;
        if (!equal || rules.filterNeedsPirq() && cells.pirq(s, device, entry) == -1) {
            store(s, device, entry, word, value, tape);
        }
        tape.leave(PCI_MSIX_WRITE);
    }

    /** Up to 2.5 an entry that the hardware may use is not changed: ENABLE is set and its mask bit is not. */
    private void store(short[] s, int device, int entry, int word, int value, Tape tape) {
        if (rules.enabledWrites() != EnabledWrites.TAKEN
                && cells.enabled(s, device)
                && xen.unmasked(s, device, entry)) {
            tape.log(Log.QEMU_CANT_UPDATE, device, entry);
        } else {
            cells.word(s, device, entry, word, value);
            cells.updated(s, device, entry, true);
        }
    }

    /** xen_pt_msixctrl_reg_write that neither maps nor unmaps: ENABLE|MASKALL, or ENABLE cleared while it was clear. */
    public void writeControl(short[] s, int device, int flags, Tape tape) {
        tape.enter(MSIXCTRL_REG_WRITE, flags);
        endControl(s, device, flags, tape);
    }

    /** ENABLE with MASKALL cleared arrives: from here on {@link #map} and {@link #bind} for each entry. */
    public void beginEnable(short[] s, int device, Tape tape) {
        tape.enter(MSIXCTRL_REG_WRITE, ENABLE);
        tape.enter(MSIX_UPDATE);
    }

    /**
     * xen_pt_msix_update_one, first half: from 2.6 takes the latch over, then msi_msix_setup maps an entry that has no
     * pirq.
     */
    public void map(short[] s, int device, int entry, Tape tape) {
        map(s, device, entry, cells.vectorControl(s, device, entry) != 0, tape);
    }

    /** @param masked whether the entry is masked: what was written, or what the hardware says at an unmask */
    private void map(short[] s, int device, int entry, boolean masked, Tape tape) {
        tape.enter(MSIX_UPDATE_ONE, entry);
        if (cells.pirq(s, device, entry) == -1 || cells.maskAll(s, device) || masked) {
            cells.apply(s, device, entry);
        }
        int rc = setup(s, device, entry, true, tape);
        if (rc < 0) {
            tape.leave(MSIX_UPDATE_ONE, rc);
        }
    }

    /**
     * msi_msix_setup for a table entry or the MSI capability: 0, or the error of the map; the pirq is kept either way.
     */
    int setup(short[] s, int device, int entry, boolean msix, Tape tape) {
        int requested = requested(s, device, entry);
        tape.enter(MSI_MSIX_SETUP, msix ? entry : 0, requested);
        if (requested != -1) {
            tape.log(Log.QEMU_REQUESTED_PIRQ, device, msix ? 1 : 0, requested, msix ? entry : 0);
        }
        int rc = 0;
        if (cells.pirq(s, device, entry) == -1) {
            int pirq = xen.mapPirq(s, device, msix ? entry : 0, requested, msix, tape);
            if (pirq < 0) {
                rc = pirq;
                int vector = cells.applied(s, device, entry).vector();
                tape.log(Log.QEMU_MAPPING_FAILED, device, msix ? 1 : 0, rc, vector << 16 | (msix ? entry : 0));
            } else {
                cells.pirq(s, device, entry, pirq);
                cells.chosen(s, device, entry, requested == -1);
            }
        }
        tape.leave(MSI_MSIX_SETUP, rc);
        return rc;
    }

    /**
     * The pirq that the message asks for; -1 for a message with a vector, and for pirq 0 (a guest misconfiguration).
     */
    int requested(short[] s, int device, int entry) {
        if ((cells.appliedWord(s, device, entry, 2) & 0xff) != 0) {
            return -1;
        }
        int pirq = cells.appliedWord(s, device, entry, 1) & 0xffffff00
                | cells.appliedWord(s, device, entry, 0) >>> 12 & 0xff;
        return pirq == 0 ? -1 : pirq;
    }

    /** Whether the entry waits for {@link #map}. */
    public boolean wantsMap(short[] s, int device, int entry) {
        return cells.updated(s, device, entry);
    }

    /** Whether the entry, after {@link #map}, waits for {@link #bind}. */
    public boolean wantsBind(short[] s, int device, int entry) {
        return cells.updated(s, device, entry) && cells.pirq(s, device, entry) != -1;
    }

    /**
     * xen_pt_msix_update_one, second half: msi_msix_update binds the requested pirq; if that fails, QEMU unmaps the one
     * it holds.
     */
    public void bind(short[] s, int device, int entry, Tape tape) {
        bind(s, device, entry, cells.vectorControl(s, device, entry) != 0, tape);
    }

    private void bind(short[] s, int device, int entry, boolean masked, Tape tape) {
        int rc = update(s, device, entry, true, masked, tape);
        if (rc == 0) {
            cells.updated(s, device, entry, false);
        }
        tape.leave(MSIX_UPDATE_ONE, rc);
    }

    /** msi_msix_update: 0 or the error of the bind, after which the entry has no pirq any more. */
    int update(short[] s, int device, int entry, boolean msix, boolean masked, Tape tape) {
        MsiMessage message = cells.applied(s, device, entry);
        int pirq = boundPirq(s, device, entry, msix, message);
        int gflags = message.gflags();
        tape.enter(MSI_MSIX_UPDATE, msix ? entry : 0, pirq);
        tape.log(Log.QEMU_UPDATING, device, pirq, message.vector() << 16 | gflags, msix ? entry : -1);
        int rc = xen.bindPtIrq(
                s, pirq, message.vector(), rules.unmaskedBit() && !masked ? gflags | 1 << 16 : gflags, msix, tape);
        if (rc != 0) {
            tape.log(Log.QEMU_UPDATING_FAILED, device, msix ? 1 : 0, rc);
            unmapHeld(s, device, entry, msix, tape);
        }
        tape.leave(MSI_MSIX_UPDATE, rc);
        return rc;
    }

    /**
     * What msi_msix_setup has left in ppirq: the number that the message asks for; of an entry that was mapped before,
     * a message of pirq 0 leaves -1 there, one with a vector what the entry has.
     */
    private int boundPirq(short[] s, int device, int entry, boolean msix, MsiMessage message) {
        int requested = msix ? requested(s, device, entry) : -1;
        boolean holds = !msix || message.vector() != 0 || cells.chosen(s, device, entry);
        return requested == -1 && holds ? cells.pirq(s, device, entry) : requested;
    }

    private void unmapHeld(short[] s, int device, int entry, boolean msix, Tape tape) {
        int held = cells.pirq(s, device, entry);
        int rc = xen.unmapPirq(s, held, tape);
        if (rc != 0) {
            tape.log(Log.QEMU_UNMAP_HELD_FAILED, device, msix ? 1 : 0, held, rc);
        }
        cells.pirq(s, device, entry, -1);
    }

    /** A config write that goes on to the device's MSI mask register. */
    void writeMsiMask(short[] s, int device, boolean masked) {
        xen.writeMsiMask(s, device, masked);
    }

    /** The write of {@link #beginEnable} is forwarded to the device and done. */
    public void endEnable(short[] s, int device, Tape tape) {
        tape.leave(MSIX_UPDATE);
        endControl(s, device, ENABLE, tape);
    }

    private void endControl(short[] s, int device, int flags, Tape tape) {
        boolean enable = (flags & ENABLE) != 0;
        cells.maskAll(s, device, cells.latched() && (flags & MASKALL) != 0);
        if (enable != cells.enabled(s, device)) {
            tape.log(enable ? Log.QEMU_MSIX_ENABLE : Log.QEMU_MSIX_DISABLE, device, 0);
        }
        cells.enabled(s, device, enable);
        tape.leave(MSIXCTRL_REG_WRITE);
    }

    /**
     * ENABLE=0 arrives. From 2.1 {@link #unbind} and {@link #unmap} follow for each entry with a pirq; before, nothing.
     */
    public void beginDisable(short[] s, int device, Tape tape) {
        tape.enter(MSIXCTRL_REG_WRITE, 0);
        if (disables(s, device)) {
            tape.enter(MSIX_DISABLE);
            tape.log(Log.QEMU_MSIX_DISABLING, device, 0);
        }
    }

    private boolean disables(short[] s, int device) {
        return rules.unmapOnDisable() && cells.enabled(s, device);
    }

    /** Whether a disable gives this entry's pirq back. */
    public boolean wantsUnmap(short[] s, int device, int entry) {
        return rules.unmapOnDisable() && cells.pirq(s, device, entry) != -1;
    }

    /** msi_msix_disable, first half. A refused unbind ends it: the pirq stays mapped and QEMU forgets it. */
    public void unbind(short[] s, int device, int entry, boolean msix, Tape tape) {
        int pirq = cells.pirq(s, device, entry);
        tape.enter(MSI_MSIX_DISABLE, pirq);
        tape.log(Log.QEMU_UNBIND, device, msix ? 1 : 0, pirq, cells.appliedWord(s, device, entry, 2) & 0xff);
        int rc = xen.unbindPtIrq(s, pirq, tape);
        if (rc != 0) {
            int vector = cells.appliedWord(s, device, entry, 2) & 0xff;
            tape.log(Log.QEMU_UNBIND_FAILED, device, msix ? 1 : 0, pirq, vector << 16 | -rc);
            forgetPirq(s, device, entry);
            tape.leave(MSI_MSIX_DISABLE, rc);
        }
    }

    /** msi_msix_disable, second half: unmap; address, data and latch are kept. This is where the pirq becomes free. */
    public void unmap(short[] s, int device, int entry, boolean msix, Tape tape) {
        int pirq = cells.pirq(s, device, entry);
        tape.log(Log.QEMU_UNMAP, device, msix ? 1 : 0, pirq, 0);
        int rc = xen.unmapPirq(s, pirq, tape);
        if (rc != 0) {
            tape.log(Log.QEMU_UNMAP_FAILED, device, msix ? 1 : 0, pirq, rc);
        }
        forgetPirq(s, device, entry);
        tape.leave(MSI_MSIX_DISABLE, rc);
    }

    /** xen_pt_region_update: the BAR with the table is mapped anew; {@link #unbindMoved} follows for each entry. */
    public void beginRemap(Tape tape) {
        tape.enter(REGION_UPDATE);
        tape.enter(MSIX_UPDATE_REMAP);
    }

    /** Whether the entry has a pirq, which is bound with the address of the table. */
    public boolean wantsRemap(short[] s, int device, int entry) {
        return cells.pirq(s, device, entry) != -1;
    }

    /**
     * xen_pt_msix_update_remap: the pirq is unbound; the update after it binds it again, whatever this answers. libxc's
     * xc_domain_unbind_pt_irq has eight bits for it.
     */
    public void unbindMoved(short[] s, int device, int entry, Tape tape) {
        int pirq = cells.pirq(s, device, entry);
        int rc = xen.unbindPtIrq(s, pirq & 0xff, tape);
        if (rc != 0) {
            tape.log(Log.QEMU_REMAP_UNBIND_FAILED, device, pirq, rc);
        }
        cells.updated(s, device, entry, true);
    }

    /** All are unbound: {@link #map} and {@link #bind} follow for each. */
    public void beginUpdate(Tape tape) {
        tape.enter(MSIX_UPDATE);
    }

    /** The last one is bound again. */
    public void endRemap(Tape tape) {
        tape.leave(MSIX_UPDATE, 0);
        tape.leave(MSIX_UPDATE_REMAP, 0);
        tape.leave(REGION_UPDATE);
    }

    private void forgetPirq(short[] s, int device, int entry) {
        cells.pirq(s, device, entry, -1);
        cells.updated(s, device, entry, false);
    }

    /** The write of {@link #beginDisable} is done. */
    public void endDisable(short[] s, int device, Tape tape) {
        if (disables(s, device)) {
            forgetUpdates(s, device);
            tape.leave(MSIX_DISABLE);
        }
        endControl(s, device, 0, tape);
    }

    private void forgetUpdates(short[] s, int device) {
        for (int e = 0; e < cells.msi(device); e++) {
            cells.updated(s, device, e, false);
        }
    }

    /**
     * The device is unplugged: pirqs are unbound and unmapped, MSI first, the emulated table is gone unless the row
     * says otherwise.
     *
     * @param msi and {@code msix} whether the device has that capability: both are disabled, whatever the guest has
     * enabled
     */
    public void unplug(short[] s, int device, boolean msi, boolean msix, Tape tape) {
        if (msi) {
            tape.enter(MSI_DISABLE);
            tape.log(Log.QEMU_MSI_DISABLING, device, 0);
            giveBack(s, device, cells.msi(device), false, tape);
            tape.leave(MSI_DISABLE);
        }
        if (msix) {
            tape.enter(MSIX_DISABLE);
            tape.log(Log.QEMU_MSIX_DISABLING, device, 0);
            for (int e = 0; e < cells.msi(device); e++) {
                giveBack(s, device, e, true, tape);
            }
            tape.leave(MSIX_DISABLE);
        }
        forgetDevice(s, device);
    }

    /** msi_msix_disable of an entry that may have a pirq. */
    private void giveBack(short[] s, int device, int entry, boolean msix, Tape tape) {
        if (cells.pirq(s, device, entry) != -1) {
            unbind(s, device, entry, msix, tape);
        }
        if (cells.pirq(s, device, entry) != -1) {
            unmap(s, device, entry, msix, tape);
        }
    }

    private void forgetDevice(short[] s, int device) {
        if (rules.unplugForgets()) {
            cells.forget(s, device);
        } else {
            forgetUpdates(s, device);
            cells.enabled(s, device, false);
            cells.maskAll(s, device, false);
        }
    }
}
