package org.pirqscope.machine.qemu;

import static org.pirqscope.machine.call.QemuFunction.EMULATED_CONFIG_READ;
import static org.pirqscope.machine.call.QemuFunction.EMULATED_CONFIG_WRITE;
import static org.pirqscope.machine.call.QemuFunction.EMULATED_MSIX_CONTROL;
import static org.pirqscope.machine.call.QemuFunction.EMULATED_MSI_CONTROL;
import static org.pirqscope.machine.call.QemuFunction.EMULATED_TABLE_READ;
import static org.pirqscope.machine.call.QemuFunction.EMULATED_TABLE_WRITE;
import static org.pirqscope.machine.call.QemuFunction.UNREALIZE_EMULATED;

import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.version.QemuRules;

/**
 * A device that QEMU emulates (hw/pci/msix.c, hw/pci/msi.c): its registers keep what the guest writes, and no hypercall
 * follows from a write. A pirq is known to Xen alone, by the messages that the device sends.
 */
public final class EmulatedDevice {

    private static final int MASKED = 1;

    private final QemuRules rules;
    private final QemuCells cells;
    private final int[] msiFlags;

    /** @param msiFlags of each device: message control of its MSI capability, as far as it is fixed */
    public EmulatedDevice(QemuRules rules, QemuCells cells, int[] msiFlags) {
        this.rules = rules;
        this.cells = cells;
        this.msiFlags = msiFlags.clone();
    }

    /** msix_init and a reset: every entry of the table is masked. */
    public void begin(short[] s, int device) {
        for (int e = 0; e < cells.msi(device); e++) {
            cells.vectorControl(s, device, e, MASKED);
        }
    }

    /** A read of an entry's word 0, 1 or 2: lower address, upper address, data. */
    public int readWord(short[] s, int device, int entry, int word, Tape tape) {
        tape.enter(EMULATED_TABLE_READ, entry, 4 * word);
        int value = cells.word(s, device, entry, word);
        tape.leave(EMULATED_TABLE_READ, value);
        return value;
    }

    /** A write of such a word. */
    public void writeWord(short[] s, int device, int entry, int word, int value, Tape tape) {
        tape.enter(EMULATED_TABLE_WRITE, entry, 4 * word, value);
        cells.word(s, device, entry, word, value);
        tape.leave(EMULATED_TABLE_WRITE);
    }

    /** A read of an entry's mask bit; entries after those that the scenario can use stay masked. */
    public int readVectorControl(short[] s, int device, int entry, Tape tape) {
        tape.enter(EMULATED_TABLE_READ, entry, Qemu.VECTOR_CTRL);
        int value = entry < cells.msi(device) ? cells.vectorControl(s, device, entry) : MASKED;
        tape.leave(EMULATED_TABLE_READ, value);
        return value;
    }

    /** A write of an entry's mask bit. */
    public void writeVectorControl(short[] s, int device, int entry, int bit, Tape tape) {
        tape.enter(EMULATED_TABLE_WRITE, entry, Qemu.VECTOR_CTRL, bit);
        if (entry < cells.msi(device)) {
            cells.vectorControl(s, device, entry, bit);
        }
        tape.leave(EMULATED_TABLE_WRITE);
    }

    /** Whether MSI has a mask register. */
    public boolean showsMask(int device) {
        return (msiFlags[device] & QemuMsi.MASKBIT) != 0;
    }

    /** A read of MSI's mask register. */
    public void readMask(short[] s, int device, Tape tape) {
        tape.enter(EMULATED_CONFIG_READ, maskOffset(device));
        tape.leave(EMULATED_CONFIG_READ, cells.vectorControl(s, device, cells.msi(device)));
    }

    /** A write of MSI's mask register, of which the first bit is kept: a guest has one vector here. */
    public void writeMask(short[] s, int device, int bits, Tape tape) {
        tape.enter(EMULATED_CONFIG_WRITE, maskOffset(device), bits);
        cells.vectorControl(s, device, cells.msi(device), bits & 1);
        tape.leave(EMULATED_CONFIG_WRITE);
    }

    private int maskOffset(int device) {
        return is64(device) ? 16 : 12;
    }

    private boolean is64(int device) {
        return (msiFlags[device] & QemuMsi.IS_64) != 0;
    }

    /** A config read of word 0, 1 or 2 of MSI, which stands at that offset. */
    public int readMsi(short[] s, int device, int word, int offset, Tape tape) {
        tape.enter(EMULATED_CONFIG_READ, offset);
        int value = cells.word(s, device, cells.msi(device), word);
        tape.leave(EMULATED_CONFIG_READ, value);
        return value;
    }

    /** A config write of such a word. */
    public void writeMsi(short[] s, int device, int word, int value, Tape tape) {
        tape.enter(EMULATED_CONFIG_WRITE, word < 2 ? 4 + 4 * word : is64(device) ? 12 : 8, value);
        cells.word(s, device, cells.msi(device), word, value);
        tape.leave(EMULATED_CONFIG_WRITE);
    }

    /** A write of message control arrives. */
    public void beginControl(boolean msix, int flags, Tape tape) {
        tape.enter(control(msix), flags);
    }

    /** It is done. */
    public void endControl(short[] s, int device, boolean msix, int flags, Tape tape) {
        cells.enabled(s, device, (flags & (msix ? Qemu.ENABLE : 1)) != 0);
        cells.maskAll(s, device, msix && (flags & Qemu.MASKALL) != 0);
        tape.leave(control(msix));
    }

    private static QemuFunction control(boolean msix) {
        return msix ? EMULATED_MSIX_CONTROL : EMULATED_MSI_CONTROL;
    }

    /** What the device sends for an entry. */
    public MsiMessage message(short[] s, int device, int entry, boolean msix) {
        return cells.message(s, device, msix ? entry : cells.msi(device));
    }

    /** msix_is_masked, msi_is_masked: from 2.6 a pirq's message is never masked here. */
    public boolean masked(short[] s, int device, int entry, boolean msix) {
        boolean pirq = message(s, device, entry, msix).vector() == 0;
        boolean bit = cells.vectorControl(s, device, msix ? entry : cells.msi(device)) != 0
                || msix && cells.maskAll(s, device);
        return bit && (rules.maskStopsPirq() || !pirq);
    }

    /** The device is unplugged: nothing is left of it, and Xen hears nothing. */
    public void unplug(short[] s, int device, Tape tape) {
        tape.enter(UNREALIZE_EMULATED);
        cells.forget(s, device);
        cells.enabled(s, device, false);
        cells.maskAll(s, device, false);
        begin(s, device);
        tape.leave(UNREALIZE_EMULATED);
    }
}
