package org.pirqscope.machine.simulate;

import java.util.List;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.guest.Traps;

/** The guest's accesses of all its devices, each in its own way. */
record ChosenTraps(List<Traps> devices) implements Traps {

    private Traps of(int device) {
        return devices.get(device);
    }

    @Override
    public int readEntry(short[] s, int device, int entry, int word, Tape tape) {
        return of(device).readEntry(s, device, entry, word, tape);
    }

    @Override
    public void writeEntry(short[] s, int device, int entry, int word, int value, Tape tape) {
        of(device).writeEntry(s, device, entry, word, value, tape);
    }

    @Override
    public int readVectorControl(short[] s, int device, int entry, Tape tape) {
        return of(device).readVectorControl(s, device, entry, tape);
    }

    @Override
    public void writeVectorControl(short[] s, int device, int entry, int bit, Tape tape) {
        of(device).writeVectorControl(s, device, entry, bit, tape);
    }

    @Override
    public boolean controlReachesQemu(short[] s, int device, int entry, int bit) {
        return of(device).controlReachesQemu(s, device, entry, bit);
    }

    @Override
    public void beginRemap(int device, Tape tape) {
        of(device).beginRemap(device, tape);
    }

    @Override
    public void beginUpdate(int device, Tape tape) {
        of(device).beginUpdate(device, tape);
    }

    @Override
    public void endRemap(int device, Tape tape) {
        of(device).endRemap(device, tape);
    }

    @Override
    public boolean showsMsiMask(int device) {
        return of(device).showsMsiMask(device);
    }

    @Override
    public void readMsiMask(short[] s, int device, Tape tape) {
        of(device).readMsiMask(s, device, tape);
    }

    @Override
    public void writeMsiMask(short[] s, int device, int bits, Tape tape) {
        of(device).writeMsiMask(s, device, bits, tape);
    }

    @Override
    public void writeMsixControl(short[] s, int device, int flags, Tape tape) {
        of(device).writeMsixControl(s, device, flags, tape);
    }

    @Override
    public int readMsi(short[] s, int device, int word, int offset, Tape tape) {
        return of(device).readMsi(s, device, word, offset, tape);
    }

    @Override
    public void writeMsi(short[] s, int device, int word, int value, Tape tape) {
        of(device).writeMsi(s, device, word, value, tape);
    }

    @Override
    public void writeMsiControl(short[] s, int device, int flags, Tape tape) {
        of(device).writeMsiControl(s, device, flags, tape);
    }

    @Override
    public boolean showsMsiMultiple(int device) {
        return of(device).showsMsiMultiple(device);
    }

    @Override
    public int dataRead(short[] s, int device, int entry, boolean msix) {
        return of(device).dataRead(s, device, entry, msix);
    }

    @Override
    public void beginEnable(short[] s, int device, boolean msix, Tape tape) {
        of(device).beginEnable(s, device, msix, tape);
    }

    @Override
    public void endEnable(short[] s, int device, boolean msix, Tape tape) {
        of(device).endEnable(s, device, msix, tape);
    }

    @Override
    public boolean beginDisable(short[] s, int device, boolean msix, Tape tape) {
        return of(device).beginDisable(s, device, msix, tape);
    }

    @Override
    public void endDisable(short[] s, int device, boolean msix, boolean unmaps, Tape tape) {
        of(device).endDisable(s, device, msix, unmaps, tape);
    }

    @Override
    public void disable(short[] s, int device, Tape tape) {
        of(device).disable(s, device, tape);
    }
}
