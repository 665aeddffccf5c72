package org.pirqscope.machine.simulate;

import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.guest.Traps;
import org.pirqscope.machine.qemu.Qemu;
import org.pirqscope.machine.qemu.QemuMsi;

/**
 * The guest's accesses of devices that are passed through: of an MSI-X table through Xen's shadow, of configuration
 * space to QEMU.
 */
record DeviceTraps(Qemu qemu, QemuMsi msi, ShadowedTable table) implements Traps {

    @Override
    public int readEntry(short[] s, int device, int entry, int word, Tape tape) {
        return table.read(s, device, entry, word, tape);
    }

    @Override
    public void writeEntry(short[] s, int device, int entry, int word, int value, Tape tape) {
        table.write(s, device, entry, word, value, tape);
    }

    @Override
    public int readVectorControl(short[] s, int device, int entry, Tape tape) {
        return table.readVectorControl(s, device, entry, tape);
    }

    @Override
    public void writeVectorControl(short[] s, int device, int entry, int bit, Tape tape) {
        table.writeVectorControl(s, device, entry, bit, tape);
    }

    @Override
    public boolean controlReachesQemu(short[] s, int device, int entry, int bit) {
        return table.controlReachesQemu(s, device, entry, bit);
    }

    @Override
    public void disable(short[] s, int device, Tape tape) {
        qemu.beginDisable(s, device, tape);
        for (int e = 0; e < qemu.cells().msi(device); e++) {
            if (qemu.wantsUnmap(s, device, e)) {
                qemu.unbind(s, device, e, true, tape);
            }
            if (qemu.wantsUnmap(s, device, e)) {
                qemu.unmap(s, device, e, true, tape);
            }
        }
        qemu.endDisable(s, device, tape);
    }

    @Override
    public void beginRemap(int device, Tape tape) {
        qemu.beginRemap(tape);
    }

    @Override
    public void beginUpdate(int device, Tape tape) {
        qemu.beginUpdate(tape);
    }

    @Override
    public void endRemap(int device, Tape tape) {
        qemu.endRemap(tape);
    }

    @Override
    public boolean showsMsiMask(int device) {
        return msi.showsMask(device);
    }

    @Override
    public void readMsiMask(short[] s, int device, Tape tape) {
        msi.readMask(device, tape);
    }

    @Override
    public void writeMsiMask(short[] s, int device, int bits, Tape tape) {
        msi.writeMask(s, device, bits, tape);
    }

    @Override
    public void writeMsixControl(short[] s, int device, int flags, Tape tape) {
        qemu.writeControl(s, device, flags, tape);
    }

    @Override
    public int readMsi(short[] s, int device, int word, int offset, Tape tape) {
        return msi.readWord(s, device, word, offset, tape);
    }

    @Override
    public void writeMsi(short[] s, int device, int word, int value, Tape tape) {
        msi.writeWord(s, device, word, value, tape);
    }

    @Override
    public boolean msiEnabled(short[] s, int device) {
        return qemu.cells().enabled(s, device);
    }

    @Override
    public void writeMsiControl(short[] s, int device, int flags, Tape tape) {
        msi.writeControl(s, device, flags, tape);
    }

    @Override
    public boolean showsMsiMultiple(int device) {
        return msi.showsMultiple();
    }

    @Override
    public int dataRead(short[] s, int device, int entry, boolean msix) {
        return msix
                ? table.data(s, device, entry)
                : qemu.cells().word(s, device, qemu.cells().msi(device), 2);
    }

    @Override
    public void beginEnable(short[] s, int device, boolean msix, Tape tape) {
        if (msix) {
            qemu.beginEnable(s, device, tape);
        } else {
            msi.beginEnable(s, device, tape);
        }
    }

    @Override
    public void endEnable(short[] s, int device, boolean msix, Tape tape) {
        if (msix) {
            qemu.endEnable(s, device, tape);
        } else {
            msi.endEnable(s, device, tape);
        }
    }

    @Override
    public boolean beginDisable(short[] s, int device, boolean msix, Tape tape) {
        boolean unmaps = msix || msi.disables(s, device);
        if (msix) {
            qemu.beginDisable(s, device, tape);
        } else {
            msi.beginDisable(s, device, tape);
        }
        return unmaps;
    }

    @Override
    public void endDisable(short[] s, int device, boolean msix, boolean unmaps, Tape tape) {
        if (msix) {
            qemu.endDisable(s, device, tape);
        } else {
            msi.endDisable(s, device, unmaps, tape);
        }
    }
}
