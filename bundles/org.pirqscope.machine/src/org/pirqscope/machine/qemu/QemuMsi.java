package org.pirqscope.machine.qemu;

import static org.pirqscope.machine.call.QemuFunction.MSGADDR32_REG_WRITE;
import static org.pirqscope.machine.call.QemuFunction.MSGADDR64_REG_WRITE;
import static org.pirqscope.machine.call.QemuFunction.MSGCTRL_REG_READ;
import static org.pirqscope.machine.call.QemuFunction.MSGCTRL_REG_WRITE;
import static org.pirqscope.machine.call.QemuFunction.MSGDATA_REG_WRITE;
import static org.pirqscope.machine.call.QemuFunction.MSI_DISABLE;
import static org.pirqscope.machine.call.QemuFunction.MSI_SETUP;
import static org.pirqscope.machine.call.QemuFunction.MSI_UPDATE;
import static org.pirqscope.machine.call.QemuFunction.PCI_WRITE_CONFIG;

import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.version.QemuRules;

/**
 * QEMU's xen-pci-passthrough, MSI part (docs/domain.md 2.2). There is no {@code updated} flag: ENABLE=1 maps whatever
 * pirq the registers name unless the capability is already initialized. {@link QemuCells#updated} of the MSI slot holds
 * {@code initialized} and {@code mapped}, which go together.
 */
public final class QemuMsi {

    static final int IS_64 = 0x80;
    static final int MASKBIT = 0x100;
    private static final QemuFunction[] WRITES = {MSGADDR32_REG_WRITE, MSGADDR64_REG_WRITE, MSGDATA_REG_WRITE};

    private final QemuRules rules;
    private final QemuCells cells;
    private final Qemu qemu;
    private final int[] flags;

    /** @param flags for each device, message control without ENABLE */
    public QemuMsi(QemuRules rules, Qemu qemu, int[] flags) {
        this.rules = rules;
        this.flags = flags.clone();
        this.qemu = qemu;
        this.cells = qemu.cells();
    }

    /** A config read of one of the capability's registers. */
    public int readWord(short[] s, int device, int word, int offset, Tape tape) {
        tape.enter(MSGCTRL_REG_READ, offset);
        int value = cells.word(s, device, cells.msi(device), word);
        tape.leave(MSGCTRL_REG_READ, value);
        return value;
    }

    /**
     * A config write of a register: a changed value while mapped binds the old pirq anew at once (xen_pt_msi_update).
     */
    public void writeWord(short[] s, int device, int word, int value, Tape tape) {
        int entry = cells.msi(device);
        tape.enter(WRITES[word], value);
        boolean changed = cells.word(s, device, entry, word) != value;
        cells.word(s, device, entry, word, value);
        cells.apply(s, device, entry);
        if (changed && cells.updated(s, device, entry)) {
            update(s, device, tape);
        }
        tape.leave(WRITES[word]);
    }

    /** Whether the guest sees a mask register: PCI_MSI_FLAGS_MASKBIT of the device, which QEMU hides from 2.4. */
    public boolean showsMask(int device) {
        return rules.msiMaskBit() && (flags[device] & MASKBIT) != 0;
    }

    /** Whether the guest sees how many vectors MSI can have. */
    public boolean showsMultiple() {
        return rules.msiMultiple();
    }

    /** A config read of the mask register: the device's own answer, all bits clear between two setups. */
    public void readMask(int device, Tape tape) {
        tape.enter(MSGCTRL_REG_READ, maskOffset(device));
        tape.leave(MSGCTRL_REG_READ, 0);
    }

    /** A config write of the mask register: not emulated, it goes on to the device. */
    public void writeMask(short[] s, int device, int bits, Tape tape) {
        tape.enter(PCI_WRITE_CONFIG, maskOffset(device), bits);
        qemu.writeMsiMask(s, device, (bits & 1) != 0);
        tape.leave(PCI_WRITE_CONFIG);
    }

    private int maskOffset(int device) {
        return (flags[device] & IS_64) != 0 ? 16 : 12;
    }

    /** A control write with ENABLE clear while the capability is not mapped, or with the flags as they are. */
    public void writeControl(short[] s, int device, int flags, Tape tape) {
        tape.enter(MSGCTRL_REG_WRITE, flags);
        tape.leave(MSGCTRL_REG_WRITE);
    }

    /** ENABLE=1 arrives. */
    public void beginEnable(short[] s, int device, Tape tape) {
        tape.enter(MSGCTRL_REG_WRITE, 1);
    }

    /** Whether ENABLE=1 sets the capability up. */
    public boolean wantsMap(short[] s, int device) {
        return !cells.updated(s, device, cells.msi(device));
    }

    /** Whether, after {@link #map}, a bind is due. */
    public boolean wantsBind(short[] s, int device) {
        return wantsMap(s, device) && cells.pirq(s, device, cells.msi(device)) != -1;
    }

    /** xen_pt_msi_setup. */
    public void map(short[] s, int device, Tape tape) {
        int entry = cells.msi(device);
        tape.log(Log.QEMU_MSI_SETUP, device, flags[device] | 1);
        tape.enter(MSI_SETUP);
        int rc = qemu.setup(s, device, entry, false, tape);
        if (rc == 0) {
            tape.log(Log.QEMU_MSI_MAPPED, device, cells.pirq(s, device, entry));
        }
        tape.leave(MSI_SETUP, rc);
        if (rc != 0) {
            tape.log(Log.QEMU_MSI_CANNOT_MAP, device, flags[device]);
        }
    }

    /** xen_pt_msi_update after a successful setup: initialized and mapped if it works. */
    public void bind(short[] s, int device, Tape tape) {
        int rc = update(s, device, tape);
        if (rc == 0) {
            cells.updated(s, device, cells.msi(device), true);
        } else {
            tape.log(Log.QEMU_MSI_CANNOT_BIND, device, flags[device]);
        }
    }

    private int update(short[] s, int device, Tape tape) {
        tape.enter(MSI_UPDATE);
        int rc = qemu.update(s, device, cells.msi(device), false, false, tape);
        tape.leave(MSI_UPDATE, rc);
        return rc;
    }

    /** The write of {@link #beginEnable} is done; ENABLE is masked out of the value if mapping or binding failed. */
    public void endEnable(short[] s, int device, Tape tape) {
        cells.enabled(s, device, cells.updated(s, device, cells.msi(device)));
        tape.leave(MSGCTRL_REG_WRITE);
    }

    /**
     * Whether a disable is xen_pt_msi_disable: also of a capability that has lost its pirq by a refused bind, where no
     * unbind follows.
     */
    public boolean disables(short[] s, int device) {
        return rules.unmapOnDisable() && cells.updated(s, device, cells.msi(device));
    }

    /** ENABLE=0 arrives. From 2.1 unbind and unmap follow if the capability is mapped. */
    public void beginDisable(short[] s, int device, Tape tape) {
        tape.enter(MSGCTRL_REG_WRITE, 0);
        if (disables(s, device)) {
            tape.enter(MSI_DISABLE);
            tape.log(Log.QEMU_MSI_DISABLING, device, 0);
        }
    }

    /** Whether a disable gives the pirq back. */
    public boolean wantsUnmap(short[] s, int device) {
        return disables(s, device) && cells.pirq(s, device, cells.msi(device)) != -1;
    }

    /** The write of {@link #beginDisable} is done; {@code disabled} is what {@link #disables} said then. */
    public void endDisable(short[] s, int device, boolean disabled, Tape tape) {
        if (disabled) {
            cells.updated(s, device, cells.msi(device), false);
            tape.leave(MSI_DISABLE);
        }
        cells.enabled(s, device, false);
        tape.leave(MSGCTRL_REG_WRITE);
    }
}
