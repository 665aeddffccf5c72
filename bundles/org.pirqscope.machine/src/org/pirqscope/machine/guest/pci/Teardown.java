package org.pirqscope.machine.guest.pci;

import static org.pirqscope.machine.call.GuestFunction.FREE_MSI_IRQS;
import static org.pirqscope.machine.call.GuestFunction.PCI_MSIX_SHUTDOWN;
import static org.pirqscope.machine.call.GuestFunction.PCI_MSI_SHUTDOWN;
import static org.pirqscope.machine.call.GuestFunction.PCI_WRITE_CONFIG_WORD;

import java.util.List;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.Op;
import org.pirqscope.machine.driver.PciFunction;
import org.pirqscope.machine.driver.Program;
import org.pirqscope.machine.guest.Guest;
import org.pirqscope.machine.guest.Kernel;
import org.pirqscope.machine.guest.Traps;

/**
 * free_irq and pci_free_irq_vectors: the steps C, D and X with the calls around them and around QEMU's UB and UM, in
 * the order of docs/domain.md 2.5. Every way out of a setup goes through here: the end of phase 1, driver unload, the
 * removal of a dead controller, hot-unplug.
 */
public final class Teardown {

    private final Kernel kernel;
    private final Guest guest;
    private final List<Traps> qemu;
    private final List<Driver> controllers;
    private final DriverCells drivers;
    private final VectorCalls calls;
    private final Intx intx;
    private final CommandRegister command;

    /**
     * @param functions of the controllers, in their order
     * @param controllers the drivers of the functions
     */
    public Teardown(
            Kernel kernel,
            List<PciFunction> functions,
            List<Driver> controllers,
            Guest guest,
            List<Traps> qemu,
            DriverCells drivers) {
        this.controllers = controllers;
        this.kernel = kernel;
        this.guest = guest;
        this.qemu = qemu;
        this.drivers = drivers;
        this.calls = new VectorCalls(kernel.rules());
        this.intx = new Intx(functions, guest);
        this.command = new CommandRegister(kernel);
    }

    private boolean msix(short[] s, int c) {
        return drivers.mode(s, c) == DriverCells.MSIX;
    }

    /** C: the handler goes; the first one begins the teardown, and of INTx that is all of it. */
    public void freeIrq(short[] s, int c, Op op, Tape tape) {
        if (drivers.mode(s, c) == DriverCells.INTX) {
            freeIntx(s, c, op.phase(), tape);
            drivers.mode(s, c, DriverCells.NONE, 0);
            return;
        }
        open(s, c, op, tape);
        guest.freeIrq(s, c, op.entry(), msix(s, c), tape);
    }

    private void open(short[] s, int c, Op op, Tape tape) {
        if (!drivers.open(s, c)) {
            drivers.open(s, c, true);
            beginTeardown(s, c, op.phase(), tape);
        }
    }

    /** What the driver calls around a teardown that is not the end of phase 1. */
    private void beginTeardown(short[] s, int c, int phase, Tape tape) {
        if (phase == Program.RESET) {
            drivers.resetting(s, c, true);
            controllers.get(c).beginReset(c, tape);
        } else if (phase == Program.SUSPEND) {
            drivers.resetting(s, c, true);
            controllers.get(c).beginSuspend(c, tape);
        } else if (phase == Program.RECOVER) {
            controllers.get(c).beginRecovery(c, tape);
        } else if (phase >= Program.UNLOAD) {
            controllers.get(c).beginRemove(c, tape);
        }
    }

    private void endTeardown(int c, int phase, Tape tape) {
        if (phase == Program.RESET) {
            controllers.get(c).endReset(c, tape);
        } else if (phase == Program.SUSPEND) {
            controllers.get(c).endSuspend(c, tape);
        } else if (phase == Program.RECOVER) {
            controllers.get(c).endRecovery(c, tape);
        } else if (phase >= Program.UNLOAD) {
            controllers.get(c).endRemove(tape);
        }
    }

    /** D: ENABLE is cleared; QEMU unbinds and unmaps after it. */
    public void beginDisable(short[] s, int c, Op op, Tape tape) {
        open(s, c, op, tape);
        calls.beginFree(c, controllers.get(c), drivers.mode(s, c), tape);
        tape.enter(msix(s, c) ? PCI_MSIX_SHUTDOWN : PCI_MSI_SHUTDOWN, c);
        if (msix(s, c) && kernel.masksEntries()) {
            guest.maskEntries(s, c, drivers.nvec(s, c), tape);
        }
        tape.enter(PCI_WRITE_CONFIG_WORD, 0);
        boolean unmaps = qemu.get(c).beginDisable(s, c, msix(s, c), tape);
        if (!msix(s, c)) {
            drivers.setup(s, c, unmaps ? DriverCells.HIT : 0, -1);
        }
    }

    /** The last unmap is done: the config write comes back and the irqs are next. */
    public void disabled(short[] s, int c, Tape tape) {
        if (!drivers.open(s, c) || drivers.mode(s, c) == DriverCells.INTX) {
            return;
        }
        boolean msix = msix(s, c);
        qemu.get(c).endDisable(s, c, msix, msix || drivers.state(s, c) == DriverCells.HIT, tape);
        if (!msix) {
            drivers.setup(s, c, 0, -1);
        }
        tape.leave(PCI_WRITE_CONFIG_WORD);
        command.intxOn(tape);
        if (!msix(s, c) && kernel.masksEntries()) {
            guest.unmaskMsi(s, c, tape);
        }
        tape.leave(msix(s, c) ? PCI_MSIX_SHUTDOWN : PCI_MSI_SHUTDOWN);
        tape.enter(FREE_MSI_IRQS, c);
    }

    /** All of a teardown on INTx. */
    private void freeIntx(short[] s, int c, int phase, Tape tape) {
        beginTeardown(s, c, phase, tape);
        intx.free(s, c, tape);
        calls.beginFree(c, controllers.get(c), DriverCells.INTX, tape);
        calls.endFree(controllers.get(c), DriverCells.INTX, tape);
        endTeardown(c, phase, tape);
    }

    /** The last irq is destroyed. */
    public void torn(short[] s, int c, int phase, Tape tape) {
        if (drivers.open(s, c)) {
            tape.leave(FREE_MSI_IRQS);
            calls.endFree(controllers.get(c), drivers.mode(s, c), tape);
            endTeardown(c, phase, tape);
        } else if (drivers.mode(s, c) == DriverCells.INTX && (phase != Program.DEAD || drivers.stopped(s, c))) {
            freeIntx(s, c, phase, tape);
        }
        if (phase != Program.DEAD || drivers.stopped(s, c)) {
            drivers.open(s, c, false);
            drivers.mode(s, c, DriverCells.NONE, 0);
        }
        if (phase == Program.DEAD || phase == Program.UNPLUG) {
            drivers.stopped(s, c, false);
        }
    }
}
