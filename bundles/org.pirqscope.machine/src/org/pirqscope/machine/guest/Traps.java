package org.pirqscope.machine.guest;

import org.pirqscope.machine.call.Tape;

/** The device accesses of the guest kernel that trap: words 0 lower address, 1 upper address, 2 data. */
public interface Traps {

    int readEntry(short[] s, int device, int entry, int word, Tape tape);

    void writeEntry(short[] s, int device, int entry, int word, int value, Tape tape);

    /** A read of a table entry's VECTOR_CTRL. */
    int readVectorControl(short[] s, int device, int entry, Tape tape);

    /** A write of a table entry's VECTOR_CTRL. @param bit 1 masks the entry, 0 unmasks it */
    void writeVectorControl(short[] s, int device, int entry, int bit, Tape tape);

    /** Whether {@link #writeVectorControl} reaches QEMU: Xen's MSI-X shadow does not do it alone. */
    boolean controlReachesQemu(short[] s, int device, int entry, int bit);

    /** Whether the device's MSI capability has a mask register that the guest can see. */
    boolean showsMsiMask(int device);

    /** A read of MSI's mask register: every bit is clear. */
    void readMsiMask(short[] s, int device, Tape tape);

    /** A write of MSI's mask register. */
    void writeMsiMask(short[] s, int device, int bits, Tape tape);

    /** A write of MSI-X message control that neither maps nor unmaps. */
    void writeMsixControl(short[] s, int device, int flags, Tape tape);

    int readMsi(short[] s, int device, int word, int offset, Tape tape);

    void writeMsi(short[] s, int device, int word, int value, Tape tape);

    /** Whether MSI's ENABLE reads as 1. */
    boolean msiEnabled(short[] s, int device);

    /** A write of MSI message control with ENABLE as it is. */
    void writeMsiControl(short[] s, int device, int flags, Tape tape);

    /** Whether the device's MSI capability shows the guest how many vectors it can have. */
    boolean showsMsiMultiple(int device);

    /**
     * The data word as a read of the message finds it: what {@code __pci_read_msi_msg} has got, without another trap.
     */
    int dataRead(short[] s, int device, int entry, boolean msix);

    /**
     * A write of message control that sets ENABLE (and clears MASKALL) traps; QEMU's maps and binds follow as steps of
     * their own.
     */
    void beginEnable(short[] s, int device, boolean msix, Tape tape);

    /** The write of {@link #beginEnable} is done. */
    void endEnable(short[] s, int device, boolean msix, Tape tape);

    /**
     * A write of message control that clears ENABLE traps; answers whether QEMU's unbinds and unmaps may follow, as
     * steps of their own.
     */
    boolean beginDisable(short[] s, int device, boolean msix, Tape tape);

    /** The BAR with the MSI-X table is mapped anew; QEMU's unbinds of a real device follow as steps. */
    default void beginRemap(int device, Tape tape) {}

    /** All entries are unbound; QEMU's binds follow as steps of their own. */
    default void beginUpdate(int device, Tape tape) {}

    /** What {@link #beginRemap} began is done. */
    default void endRemap(int device, Tape tape) {}

    /** All of a write that clears MSI-X's ENABLE, with QEMU's unbinds and unmaps in it. */
    void disable(short[] s, int device, Tape tape);

    /** The write of {@link #beginDisable} is done. @param unmaps what that answered */
    void endDisable(short[] s, int device, boolean msix, boolean unmaps, Tape tape);
}
