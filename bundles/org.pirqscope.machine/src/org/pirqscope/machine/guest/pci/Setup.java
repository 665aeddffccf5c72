package org.pirqscope.machine.guest.pci;

import static org.pirqscope.machine.call.GuestFunction.FREE_MSI_IRQS;
import static org.pirqscope.machine.call.GuestFunction.MSIX_CAPABILITY_INIT;
import static org.pirqscope.machine.call.GuestFunction.MSI_CAPABILITY_INIT;
import static org.pirqscope.machine.call.GuestFunction.PCI_ENABLE_MSI;
import static org.pirqscope.machine.call.GuestFunction.PCI_ENABLE_MSIX;
import static org.pirqscope.machine.call.GuestFunction.PCI_WRITE_CONFIG_WORD;

import java.util.List;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.Ask;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.Op;
import org.pirqscope.machine.driver.PciFunction;
import org.pirqscope.machine.driver.Program;
import org.pirqscope.machine.guest.Guest;
import org.pirqscope.machine.guest.Kernel;
import org.pirqscope.machine.guest.Traps;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.LinuxRules.MaskAll;
import org.pirqscope.machine.version.LinuxRules.Reuse;

/**
 * The driver's call for vectors as far as the steps S, R, L, A, Z, W and I and the enabling: entry by entry through
 * xen_hvm_setup_msi_irqs, with the retry for fewer vectors and the fall from MSI-X to MSI to INTx (drivers/pci/msi.c,
 * arch/x86/pci/xen.c; docs/domain.md 2.1, 2.2, 4.5).
 */
public final class Setup {

    private static final int ENABLE = 0x8000;

    private final Kernel kernel;
    private final LinuxRules rules;
    private final List<Driver> controllers;
    private final Guest guest;
    private final List<Traps> qemu;
    private final DriverCells drivers;
    private final VectorCalls calls;
    private final Attempts attempts;
    private final CommandRegister command;

    /**
     * @param functions of the controllers, in their order
     * @param controllers the drivers of the functions
     * @param programs what they do
     */
    public Setup(
            Kernel kernel,
            List<PciFunction> functions,
            List<Driver> controllers,
            Guest guest,
            List<Traps> qemu,
            DriverCells drivers,
            List<Program> programs) {
        this.kernel = kernel;
        this.rules = kernel.rules();
        this.controllers = controllers;
        this.guest = guest;
        this.qemu = qemu;
        this.drivers = drivers;
        this.calls = new VectorCalls(rules);
        this.command = new CommandRegister(kernel);
        this.attempts = new Attempts(kernel, functions, controllers, guest, qemu, drivers, programs);
    }

    /** Whether R, L, A, Z, W or I of an entry has anything to do. */
    public boolean applies(short[] s, int c, AtomicStep step, int e) {
        int mode = drivers.mode(s, c);
        if (mode != DriverCells.MSIX && mode != DriverCells.MSI || e >= drivers.nvec(s, c) || drivers.done(s, c)) {
            return false;
        }
        int state = drivers.state(s, c);
        return switch (step) {
            case R -> kernel.pirqs() && rules.reuse() != Reuse.NEVER;
            case L -> state == DriverCells.LOOK;
            case A -> kernel.pirqs() && state != DriverCells.HIT;
            case Z -> state == DriverCells.FAILED;
            case W -> state != DriverCells.HIT;
            default -> kernel.pirqs();
        };
    }

    /** One of the steps S, R, L, A, Z, W and I; false where it has set the program counter itself. */
    public boolean execute(short[] s, int c, Op op, Tape tape) {
        boolean msix = drivers.mode(s, c) == DriverCells.MSIX;
        int e = op.entry();
        switch (op.step()) {
            case S -> {
                return attempts.start(s, c, op, tape);
            }
            case R -> {
                int pirq = guest.read(s, c, e, msix, tape);
                drivers.setup(s, c, pirq < 0 ? 0 : DriverCells.LOOK, pirq);
            }
            case L -> lookUp(s, c, e, msix, tape);
            case A -> {
                return allocate(s, c, op, tape);
            }
            case Z -> {
                return backOut(s, c, op, tape);
            }
            case W -> write(s, c, e, msix, tape);
            default -> bind(s, c, e, tape);
        }
        return true;
    }

    private void lookUp(short[] s, int c, int e, boolean msix, Tape tape) {
        int pirq = drivers.pirq(s, c);
        boolean found = guest.lookUp(s, pirq, tape) >= 0 && qemu.get(c).dataRead(s, c, e, msix) == rules.messageData();
        drivers.setup(s, c, found ? DriverCells.HIT : 0, found ? pirq : -1);
        if (found && rules.reuse() == Reuse.LIST) {
            tape.log(Log.MSI_ALREADY_BOUND, c, pirq);
        }
    }

    private void write(short[] s, int c, int e, boolean msix, Tape tape) {
        if (kernel.pirqs()) {
            guest.write(s, c, e, msix, drivers.pirq(s, c), tape);
        } else {
            guest.writeVector(s, c, e, msix, tape);
            next(s, c, e, tape);
        }
    }

    private void bind(short[] s, int c, int e, Tape tape) {
        boolean hit = drivers.state(s, c) == DriverCells.HIT;
        guest.bindIrq(s, c, e, drivers.pirq(s, c), hit, tape);
        if (hit && rules.reuse() == Reuse.ARRAY) {
            drivers.done(s, c, true);
        }
        next(s, c, e, tape);
    }

    /** The entry has its irq; after the last one the arch code's loop is done. */
    private void next(short[] s, int c, int e, Tape tape) {
        drivers.setup(s, c, 0, -1);
        if (drivers.done(s, c) || e == drivers.nvec(s, c) - 1) {
            tape.leave(kernel.setupHook(), 0);
        }
    }

    /**
     * A: a fresh pirq, or the way out of the setup, as a step of its own where it writes to the device: such a write
     * waits for another's trap.
     */
    private boolean allocate(short[] s, int c, Op op, Tape tape) {
        int pirq = guest.allocate(s, c, op.entry(), tape);
        if (pirq >= 0) {
            drivers.setup(s, c, DriverCells.FRESH, pirq);
            return true;
        }
        drivers.setup(s, c, 0, -1);
        if (rules.swallowsSetupError()) {
            drivers.done(s, c, true);
            tape.leave(kernel.setupHook(), 0);
            return true;
        }
        boolean msix = drivers.mode(s, c) == DriverCells.MSIX;
        tape.log(Log.SETUP_FAILED, c, msix ? 1 : 0, Errno.ENODEV.answer());
        tape.leave(kernel.setupHook(), Errno.ENODEV.answer());
        if (msix) {
            undo(s, c, op.entry(), tape);
        }
        if (msix ? rules.enableFirst() : attempts.unmasksMsi(c)) {
            drivers.setup(s, c, DriverCells.FAILED, -1);
            return true;
        }
        return backOut(s, c, op, tape);
    }

    /** Z: the way out of msix_capability_init: k vectors that were there make the caller try again with k (4.5). */
    private boolean backOut(short[] s, int c, Op op, Tape tape) {
        boolean msix = drivers.mode(s, c) == DriverCells.MSIX;
        int ret = op.entry() > 0 && rules.reportsAvailable() ? op.entry() : Errno.ENODEV.answer();
        drivers.setup(s, c, 0, -1);
        if (!msix) {
            attempts.unmaskMsi(s, c, tape);
            undo(s, c, op.entry(), tape);
        } else if (rules.enableFirst()) {
            disable(s, c, tape);
        }
        tape.leave(msix ? MSIX_CAPABILITY_INIT : MSI_CAPABILITY_INIT, ret);
        tape.leave(msix ? PCI_ENABLE_MSIX : PCI_ENABLE_MSI, ret);
        attempts.next(s, c, op, msix, ret, tape);
        return false;
    }

    /** The way out of an msix_capability_init that has enabled already (5.14): ENABLE and MASKALL are cleared. */
    private void disable(short[] s, int c, Tape tape) {
        tape.enter(PCI_WRITE_CONFIG_WORD, 0);
        qemu.get(c).disable(s, c, tape);
        tape.leave(PCI_WRITE_CONFIG_WORD);
    }

    private void undo(short[] s, int c, int count, Tape tape) {
        tape.enter(FREE_MSI_IRQS, c);
        for (int e = 0; e < count; e++) {
            guest.destroyIrq(s, c, e, tape);
        }
        tape.leave(FREE_MSI_IRQS);
    }

    /** E2: the write that enables, MASKALL clear, arrives at QEMU. */
    public void beginEnable(short[] s, int c, Tape tape) {
        boolean msix = drivers.mode(s, c) == DriverCells.MSIX;
        command.intxOff(tape);
        if (msix) {
            attempts.maskAll(s, c, MaskAll.AFTER, tape);
        }
        tape.enter(PCI_WRITE_CONFIG_WORD, msix ? ENABLE : 1);
        qemu.get(c).beginEnable(s, c, msix, tape);
    }

    /** Whether a kernel that writes ENABLE|MASKALL first does so now: it asks for MSI-X. */
    public boolean enablesFirst(short[] s, int c, Op op) {
        return attempts.enablesFirst(s, c, op.phase());
    }

    /** E1: ENABLE|MASKALL, at the beginning of the driver's call or behind the entries, whose masks it sets then. */
    public void enableMasked(short[] s, int c, Op op, Tape tape) {
        if (rules.enableFirst()) {
            attempts.enableFirst(s, c, op.phase(), tape);
            return;
        }
        attempts.control(s, c, Attempts.MASKED, tape);
        if (kernel.masksEntries() && rules.maskAll() == MaskAll.NO) {
            guest.programEntries(s, c, drivers.nvec(s, c), tape);
        }
    }

    /**
     * The irq of a device on INTx, before its first use in a phase; false where there is none and the driver gives up.
     */
    public boolean requestIntx(short[] s, int c, Op op, Tape tape) {
        return attempts.requestIntx(s, c, op, tape);
    }

    /** The write that cleared MASKALL (or set MSI's ENABLE) is done; the calls around the setup come back. */
    public void enabled(short[] s, int c, int phase, Tape tape) {
        boolean msix = drivers.mode(s, c) == DriverCells.MSIX;
        qemu.get(c).endEnable(s, c, msix, tape);
        tape.leave(PCI_WRITE_CONFIG_WORD);
        tape.leave(msix ? MSIX_CAPABILITY_INIT : MSI_CAPABILITY_INIT, 0);
        if (msix) {
            tape.leave(PCI_ENABLE_MSIX, 0);
        } else {
            calls.msiEnabled(tape);
        }
        Driver driver = controllers.get(c);
        calls.end(attempts.ask(s, c, phase), drivers.mode(s, c), drivers.nvec(s, c), tape);
        driver.enabled(phase, true, tape);
        drivers.kept(s, c, phase == 1 && driver.ask(2, false).intx() == Ask.Intx.KEPT);
        drivers.done(s, c, false);
    }
}
