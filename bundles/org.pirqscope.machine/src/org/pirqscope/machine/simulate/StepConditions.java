package org.pirqscope.machine.simulate;

import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.Op;
import org.pirqscope.machine.driver.Program;
import org.pirqscope.machine.guest.Guest;
import org.pirqscope.machine.guest.pci.Setup;
import org.pirqscope.machine.qemu.Qemu;
import org.pirqscope.machine.qemu.QemuMsi;

/** Whether a step of a controller's program has anything to do in a world (docs/domain.md 6.2). */
final class StepConditions {

    private final Setup setup;
    private final DriverCells drivers;
    private final Guest guest;
    private final Qemu qemu;
    private final QemuMsi qemuMsi;
    private final boolean enableFirst;
    private final Wiring wiring;

    StepConditions(Wiring w, Setup setup) {
        this.setup = setup;
        this.drivers = w.drivers;
        this.guest = w.guest;
        this.qemu = w.qemu;
        this.qemuMsi = w.qemuMsi;
        this.enableFirst = w.linux.enableFirst();
        this.wiring = w;
    }

    /** Whether the step is taken; if not, the program goes past it. */
    boolean applies(short[] s, int c, Op op) {
        if (op.phase() == Program.DEAD && !drivers.stopped(s, c)) {
            return false;
        }
        if (TrapLock.inside(op.step()) && wiring.emulated(c)) {
            return false;
        }
        int mode = drivers.mode(s, c);
        int e = op.entry();
        if (op.phase() == Program.REMAP) {
            return remaps(s, c, op);
        }
        if (op.phase() == Program.RESTORE || op.phase() == Program.RESUME) {
            return restores(s, c, op, mode);
        }
        return switch (op.step()) {
            case S, UNPLUG, SU -> true;
            case AF -> guest.hasIrq(s, c, e) && mode != DriverCells.INTX;
            case R, L, A, Z, W, I -> setup.applies(s, c, op.step(), e);
            case E1 -> enableFirst ? setup.enablesFirst(s, c, op) : mode == DriverCells.MSIX;
            case E2 -> mode == DriverCells.MSIX || mode == DriverCells.MSI;
            case M, B -> maps(s, c, op, mode);
            case Q -> e < drivers.nvec(s, c) && mode != DriverCells.INTX;
            case U -> Math.max(e, op.turn()) < drivers.nvec(s, c);
            case C -> guest.requested(s, c, e) || mode == DriverCells.INTX && e == 0 && wiring.sharesIntx(c);
            case D -> mode == DriverCells.MSIX || mode == DriverCells.MSI;
            case UB, UM ->
                mode == DriverCells.MSIX
                        ? qemu.wantsUnmap(s, c, e)
                        : mode == DriverCells.MSI && e == 0 && qemuMsi.wantsUnmap(s, c);
            case X -> guest.hasIrq(s, c, e);
            default -> false;
        };
    }

    private boolean maps(short[] s, int c, Op op, int mode) {
        boolean maps = op.step() == AtomicStep.M;
        int e = op.entry();
        if (mode == DriverCells.MSIX) {
            return maps ? qemu.wantsMap(s, c, e) : qemu.wantsBind(s, c, e);
        }
        return mode == DriverCells.MSI && e == 0 && (maps ? qemuMsi.wantsMap(s, c) : qemuMsi.wantsBind(s, c));
    }

    /** Of a table that moves, whatever the guest uses: QEMU has pirqs for its entries or not. */
    private boolean remaps(short[] s, int c, Op op) {
        return switch (op.step()) {
            case BM -> true;
            case BU -> qemu.wantsRemap(s, c, op.entry());
            default -> maps(s, c, op, DriverCells.MSIX);
        };
    }

    private boolean restores(short[] s, int c, Op op, int mode) {
        return switch (op.step()) {
            case RS, RM -> true;
            case D -> mode == DriverCells.MSI;
            case UB, UM -> mode == DriverCells.MSI && qemuMsi.wantsUnmap(s, c);
            case V, E2 -> mode == DriverCells.MSIX || mode == DriverCells.MSI;
            default -> maps(s, c, op, mode);
        };
    }
}
