package org.pirqscope.machine.simulate;

import java.util.List;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.Op;
import org.pirqscope.machine.driver.PciFunction;
import org.pirqscope.machine.driver.Program;
import org.pirqscope.machine.guest.Guest;
import org.pirqscope.machine.guest.pci.Restore;
import org.pirqscope.machine.guest.pci.Setup;
import org.pirqscope.machine.guest.pci.Teardown;
import org.pirqscope.machine.qemu.Qemu;
import org.pirqscope.machine.qemu.QemuMsi;

/** What an atomic step of a controller does to the cells: it is handed to the layer whose step it is. */
final class StepExecution {

    private final Setup setup;
    private final Teardown teardown;
    private final Restore restore;
    private final List<Program> programs;
    private final InterruptUse use;
    private final Guest guest;
    private final Qemu qemu;
    private final QemuMsi qemuMsi;
    private final DriverCells drivers;
    private final List<Driver> controllers;
    private final List<PciFunction> functions;
    private final Wiring wiring;

    StepExecution(Wiring w, Setup setup, Teardown teardown, Restore restore) {
        this.setup = setup;
        this.teardown = teardown;
        this.restore = restore;
        this.programs = w.programs;
        this.use = new InterruptUse(w, setup);
        this.guest = w.guest;
        this.qemu = w.qemu;
        this.qemuMsi = w.qemuMsi;
        this.drivers = w.drivers;
        this.controllers = w.controllers;
        this.functions = w.functions;
        this.wiring = w;
    }

    /** Executes one step; false where it has set the program counter itself. */
    boolean execute(short[] s, int c, Op op, Tape tape) {
        int e = op.entry();
        switch (op.step()) {
            case S, R, L, A, Z, W, I -> {
                return setup.execute(s, c, op, tape);
            }
            case E1 -> setup.enableMasked(s, c, op, tape);
            case E2 -> {
                if (restoring(op)) {
                    restore.beginEnable(s, c, tape);
                } else {
                    setup.beginEnable(s, c, tape);
                }
            }
            case M -> map(s, c, op, tape);
            case B -> bind(s, c, op, tape);
            case Q -> request(s, c, op, tape);
            case U -> {
                return use.take(s, c, op, tape);
            }
            case C -> teardown.freeIrq(s, c, op, tape);
            case D -> {
                if (restoring(op)) {
                    restore.beginDisable(s, c, tape);
                } else {
                    teardown.beginDisable(s, c, op, tape);
                }
            }
            case UB -> qemu.unbind(s, c, slot(s, c, e), msix(s, c), tape);
            case UM -> qemu.unmap(s, c, slot(s, c, e), msix(s, c), tape);
            case X -> guest.destroyIrq(s, c, e, tape);
            case UNPLUG -> unplug(s, c, tape);
            case RS -> restore.reset(c, programs.get(c).restoresBehind(drivers.pc(s, c)), tape);
            case BM -> restore.beginRemap(c, programs.get(c).inReset(drivers.pc(s, c)), tape);
            case BU -> qemu.unbindMoved(s, c, e, tape);
            case SU -> restore.suspend(c, tape);
            case RM -> resume(s, c, tape);
            case V -> restore.messages(s, c, tape);
            case AF -> guest.setAffinity(s, c, e, msix(s, c), tape);
            default -> throw new IllegalStateException(op.toString());
        }
        return true;
    }

    private static boolean restoring(Op op) {
        return op.phase() == Program.RESTORE || op.phase() == Program.RESUME;
    }

    /** A driver that has given its interrupts back sets them up again; of the others the PCI core restores them. */
    private void resume(short[] s, int c, Tape tape) {
        if (drivers.resetting(s, c)) {
            controllers.get(c).beginResume(c, tape);
        } else {
            restore.resume(c, tape);
        }
    }

    private boolean msix(short[] s, int c) {
        return drivers.mode(s, c) == DriverCells.MSIX;
    }

    private int slot(short[] s, int c, int entry) {
        return msix(s, c) ? entry : qemu.cells().msi(c);
    }

    private void unplug(short[] s, int c, Tape tape) {
        if (wiring.emulated(c)) {
            wiring.emulated.unplug(s, c, tape);
            return;
        }
        tape.enter(QemuFunction.UNREALIZE);
        qemu.unplug(s, c, functions.get(c).msi(), functions.get(c).msixTableSize() > 0, tape);
        tape.leave(QemuFunction.UNREALIZE);
    }

    private void map(short[] s, int c, Op op, Tape tape) {
        if (msix(s, c) || op.phase() == Program.REMAP) {
            qemu.map(s, c, op.entry(), tape);
        } else {
            qemuMsi.map(s, c, tape);
        }
    }

    private void bind(short[] s, int c, Op op, Tape tape) {
        if (msix(s, c) || op.phase() == Program.REMAP) {
            qemu.bind(s, c, op.entry(), tape);
        } else {
            qemuMsi.bind(s, c, tape);
        }
    }

    private void request(short[] s, int c, Op op, Tape tape) {
        Driver driver = controllers.get(c);
        driver.beginRequest(op.phase(), c, op.entry(), tape);
        guest.requestIrq(s, c, op.entry(), msix(s, c), tape);
        driver.endRequest(op.phase(), c, op.entry(), drivers.nvec(s, c), tape);
    }
}
