package org.pirqscope.machine.simulate;

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
        return switch (op.step()) {
            case S, UNPLUG -> true;
            case R, L, A, Z, W, I -> setup.applies(s, c, op.step(), e);
            case E1 -> mode == DriverCells.MSIX && !enableFirst;
            case E2 -> mode == DriverCells.MSIX || mode == DriverCells.MSI;
            case M ->
                mode == DriverCells.MSIX
                        ? qemu.wantsMap(s, c, e)
                        : mode == DriverCells.MSI && e == 0 && qemuMsi.wantsMap(s, c);
            case B ->
                mode == DriverCells.MSIX
                        ? qemu.wantsBind(s, c, e)
                        : mode == DriverCells.MSI && e == 0 && qemuMsi.wantsBind(s, c);
            case Q -> e < drivers.nvec(s, c) && mode != DriverCells.INTX;
            case U -> Math.max(e, op.turn()) < drivers.nvec(s, c);
            case C -> guest.requested(s, c, e);
            case D -> mode == DriverCells.MSIX || mode == DriverCells.MSI;
            case UB, UM ->
                mode == DriverCells.MSIX
                        ? qemu.wantsUnmap(s, c, e)
                        : mode == DriverCells.MSI && e == 0 && qemuMsi.wantsUnmap(s, c);
            case X -> guest.hasIrq(s, c, e);
            default -> false;
        };
    }
}
