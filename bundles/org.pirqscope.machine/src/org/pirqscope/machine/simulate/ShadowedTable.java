package org.pirqscope.machine.simulate;

import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.qemu.Qemu;
import org.pirqscope.machine.xen.Xen;

/**
 * The guest's accesses of an MSI-X table: they pass Xen's shadow of it (xen/arch/x86/hvm/vmsi.c, msixtbl_read and
 * msixtbl_write) on their way to QEMU.
 */
record ShadowedTable(Qemu qemu, Xen xen) {

    /** Of a table that begins with its page. */
    private static final int ENTRIES_OF_PAGE = 256;

    private static final int DATA = 2;

    int read(short[] s, int device, int entry, int word, Tape tape) {
        if (!answers(s, device, entry, word)) {
            return qemu.readWord(s, device, entry, word, tape);
        }
        int value = xen.shadow().written(s, device, entry, word) ? qemu.cells().word(s, device, entry, word) : 0;
        tape.enter(XenFunction.MSIXTBL_READ, entry, 4 * word);
        tape.leave(XenFunction.MSIXTBL_READ, value);
        return value;
    }

    /** The data word as {@link #read} answers it, without another trap. */
    int data(short[] s, int device, int entry) {
        boolean zero = answers(s, device, entry, DATA) && !xen.shadow().written(s, device, entry, DATA);
        return zero ? 0 : qemu.cells().word(s, device, entry, DATA);
    }

    private boolean answers(short[] s, int device, int entry, int word) {
        return covered(s, device, entry) && xen.shadow().answers(s, device, entry, word);
    }

    void write(short[] s, int device, int entry, int word, int value, Tape tape) {
        if (covered(s, device, entry)) {
            xen.shadow().wrote(s, device, entry, word);
        }
        qemu.writeWord(s, device, entry, word, value, tape);
    }

    int readVectorControl(short[] s, int device, int entry, Tape tape) {
        if (!covered(s, device, entry)) {
            return qemu.readVectorControl(s, device, entry, tape);
        }
        int value = xen.shadow().vectorControl(s, irq(s, device, entry));
        tape.enter(XenFunction.MSIXTBL_READ, entry, Qemu.VECTOR_CTRL);
        tape.leave(XenFunction.MSIXTBL_READ, value);
        return value;
    }

    void writeVectorControl(short[] s, int device, int entry, int bit, Tape tape) {
        boolean covered = covered(s, device, entry);
        boolean left = covered && xen.shadow().leaves(s, device, entry, bit);
        boolean handled = handled(s, device, entry, bit);
        if (left) {
            xen.shadow().left(s, device, entry);
        }
        if (handled) {
            msixtblWrite(s, device, entry, bit, tape);
        }
        if (!handled || xen.shadow().passesOn()) {
            qemu.writeVectorControl(s, device, entry, bit, tape);
        }
        boolean completes =
                left ? xen.shadow().completes() : !covered && xen.shadow().snoops();
        if (bit == 0 && completes && irq(s, device, entry) > 0) {
            msixtblWrite(s, device, entry, bit, tape);
        }
    }

    boolean controlReachesQemu(short[] s, int device, int entry, int bit) {
        return !handled(s, device, entry, bit) || xen.shadow().passesOn();
    }

    private boolean handled(short[] s, int device, int entry, int bit) {
        return covered(s, device, entry)
                && !xen.shadow().leaves(s, device, entry, bit)
                && xen.shadow().handles(irq(s, device, entry));
    }

    private boolean covered(short[] s, int device, int entry) {
        boolean mapped = xen.shadow().coversPages() ? pageMapped(s, device, entry) : irq(s, device, entry) > 0;
        return xen.shadow().covers(s, device, mapped);
    }

    private boolean pageMapped(short[] s, int device, int entry) {
        int end = Math.min((entry | ENTRIES_OF_PAGE - 1) + 1, qemu.cells().msi(device));
        for (int e = entry & -ENTRIES_OF_PAGE; e < end; e++) {
            if (irq(s, device, e) > 0) {
                return true;
            }
        }
        return false;
    }

    // A table may be longer than what a scenario can use of it.
    private int irq(short[] s, int device, int entry) {
        return entry < qemu.cells().msi(device)
                ? xen.cells().irqServing(s, qemu.cells().pirq(s, device, entry), device, entry)
                : 0;
    }

    private void msixtblWrite(short[] s, int device, int entry, int bit, Tape tape) {
        tape.enter(XenFunction.MSIXTBL_WRITE, entry, Qemu.VECTOR_CTRL, bit);
        int irq = irq(s, device, entry);
        if (irq > 0) {
            xen.shadow().mask(s, irq, bit != 0);
        }
        tape.leave(XenFunction.MSIXTBL_WRITE);
    }
}
