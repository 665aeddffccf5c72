package org.pirqscope.machine.simulate;

import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.guest.Traps;
import org.pirqscope.machine.qemu.EmulatedDevice;
import org.pirqscope.machine.qemu.QemuCells;

/** The guest's accesses of devices that QEMU emulates: Xen takes none of them for itself. */
record EmulatedTraps(EmulatedDevice devices, QemuCells cells) implements Traps {

    private static final int ENABLE = 0x8000;

    @Override
    public int readEntry(short[] s, int device, int entry, int word, Tape tape) {
        return devices.readWord(s, device, entry, word, tape);
    }

    @Override
    public void writeEntry(short[] s, int device, int entry, int word, int value, Tape tape) {
        devices.writeWord(s, device, entry, word, value, tape);
    }

    @Override
    public int readVectorControl(short[] s, int device, int entry, Tape tape) {
        return devices.readVectorControl(s, device, entry, tape);
    }

    @Override
    public void writeVectorControl(short[] s, int device, int entry, int bit, Tape tape) {
        devices.writeVectorControl(s, device, entry, bit, tape);
    }

    @Override
    public boolean controlReachesQemu(short[] s, int device, int entry, int bit) {
        return true;
    }

    @Override
    public boolean showsMsiMask(int device) {
        return devices.showsMask(device);
    }

    @Override
    public void readMsiMask(short[] s, int device, Tape tape) {
        devices.readMask(s, device, tape);
    }

    @Override
    public void writeMsiMask(short[] s, int device, int bits, Tape tape) {
        devices.writeMask(s, device, bits, tape);
    }

    @Override
    public void writeMsixControl(short[] s, int device, int flags, Tape tape) {
        devices.beginControl(true, flags, tape);
        devices.endControl(s, device, true, flags, tape);
    }

    @Override
    public int readMsi(short[] s, int device, int word, int offset, Tape tape) {
        return devices.readMsi(s, device, word, offset, tape);
    }

    @Override
    public void writeMsi(short[] s, int device, int word, int value, Tape tape) {
        devices.writeMsi(s, device, word, value, tape);
    }

    @Override
    public boolean msiEnabled(short[] s, int device) {
        return cells.enabled(s, device);
    }

    @Override
    public void writeMsiControl(short[] s, int device, int flags, Tape tape) {
        devices.beginControl(false, flags, tape);
        devices.endControl(s, device, false, cells.enabled(s, device) ? 1 : 0, tape);
    }

    @Override
    public boolean showsMsiMultiple(int device) {
        return false;
    }

    @Override
    public int dataRead(short[] s, int device, int entry, boolean msix) {
        return devices.message(s, device, entry, msix).data();
    }

    @Override
    public void beginEnable(short[] s, int device, boolean msix, Tape tape) {
        devices.beginControl(msix, msix ? ENABLE : 1, tape);
    }

    @Override
    public void endEnable(short[] s, int device, boolean msix, Tape tape) {
        devices.endControl(s, device, msix, msix ? ENABLE : 1, tape);
    }

    @Override
    public boolean beginDisable(short[] s, int device, boolean msix, Tape tape) {
        devices.beginControl(msix, 0, tape);
        return false;
    }

    @Override
    public void endDisable(short[] s, int device, boolean msix, boolean unmaps, Tape tape) {
        devices.endControl(s, device, msix, 0, tape);
    }

    @Override
    public void disable(short[] s, int device, Tape tape) {
        devices.beginControl(true, 0, tape);
        devices.endControl(s, device, true, 0, tape);
    }
}
