package org.pirqscope.machine.guest.pci;

import static org.pirqscope.machine.call.GuestFunction.FREE_MSI_IRQS;
import static org.pirqscope.machine.call.GuestFunction.MSIX_CAPABILITY_INIT;
import static org.pirqscope.machine.call.GuestFunction.MSIX_SETUP_ENTRIES;
import static org.pirqscope.machine.call.GuestFunction.MSI_CAPABILITY_INIT;
import static org.pirqscope.machine.call.GuestFunction.PCI_ENABLE_MSI;
import static org.pirqscope.machine.call.GuestFunction.PCI_ENABLE_MSIX;
import static org.pirqscope.machine.call.GuestFunction.PCI_WRITE_CONFIG_WORD;

import java.util.List;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Reason;
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
import org.pirqscope.machine.version.LinuxRules.Vectors;

/** S: the driver's call up to the first entry, in MSI-X mode, in MSI mode or on INTx, as often as it is tried. */
final class Attempts {

    /** ENABLE|MASKALL. */
    static final int MASKED = 0xc000;

    private static final int CAP_MSI = 5;
    private static final int CAP_MSIX = 0x11;
    private static final int MOST_MSI_VECTORS = 32;

    private final Kernel kernel;
    private final LinuxRules rules;
    private final List<PciFunction> functions;
    private final List<Driver> controllers;
    private final Guest guest;
    private final List<Traps> qemu;
    private final DriverCells drivers;
    private final List<Program> programs;
    private final VectorCalls calls;
    private final Intx intx;

    Attempts(
            Kernel kernel,
            List<PciFunction> functions,
            List<Driver> controllers,
            Guest guest,
            List<Traps> qemu,
            DriverCells drivers,
            List<Program> programs) {
        this.kernel = kernel;
        this.rules = kernel.rules();
        this.functions = functions;
        this.controllers = controllers;
        this.guest = guest;
        this.qemu = qemu;
        this.drivers = drivers;
        this.programs = programs;
        this.calls = new VectorCalls(rules);
        this.intx = new Intx(functions, guest);
    }

    /**
     * S: the driver's call up to the first entry, of a kernel that enables first what follows ENABLE|MASKALL; also the
     * retry with fewer vectors or in another mode, and INTx, which has no entries.
     */
    boolean start(short[] s, int c, Op op, Tape tape) {
        PciFunction function = functions.get(c);
        if (drivers.mode(s, c) == DriverCells.NONE) {
            begin(s, c, op.phase(), function, tape);
        }
        int nvec = drivers.nvec(s, c);
        return switch (drivers.mode(s, c)) {
            case DriverCells.MSIX -> rules.msixRefused() ? refuseMsix(s, c, nvec, op, tape) : startMsix(s, c, tape);
            case DriverCells.MSI -> startMsi(s, c, ask(s, c, op.phase()), nvec, tape);
            default -> startIntx(s, c, op, function, tape);
        };
    }

    private void begin(short[] s, int c, int phase, PciFunction function, Tape tape) {
        Driver driver = controllers.get(c);
        if (phase == 1 && drivers.resetting(s, c)) {
            drivers.resetting(s, c, false);
            driver.goOn(c, tape);
        } else if (phase == 1) {
            driver.beginLoad(c, tape);
            intx.register(s, c, tape);
        }
        drivers.done(s, c, false);
        Ask ask = ask(s, c, phase);
        if (!ask.forVectors()) {
            drivers.mode(s, c, DriverCells.INTX, 1);
            return;
        }
        int mode =
                msix(c, ask) ? DriverCells.MSIX : ask.msi() > 0 && function.msi() ? DriverCells.MSI : DriverCells.INTX;
        calls.begin(c, ask, mode, tape);
        drivers.mode(s, c, mode, mode == DriverCells.MSI ? ask.msi() : ask.most());
    }

    private boolean msix(int c, Ask ask) {
        return ask.msix() && functions.get(c).msixTableSize() >= ask.least();
    }

    /** Whether the kernel writes ENABLE|MASKALL before the entries are set up, and the driver's call is for MSI-X. */
    boolean enablesFirst(short[] s, int c, int phase) {
        if (!rules.enableFirst() || rules.msixRefused()) {
            return false;
        }
        int mode = drivers.mode(s, c);
        Ask ask = ask(s, c, phase);
        return mode == DriverCells.MSIX || mode == DriverCells.NONE && ask.forVectors() && msix(c, ask);
    }

    /** The driver's call up to its write of ENABLE|MASKALL. */
    void enableFirst(short[] s, int c, int phase, Tape tape) {
        if (drivers.mode(s, c) == DriverCells.NONE) {
            begin(s, c, phase, functions.get(c), tape);
        }
        enterMsix(s, c, tape);
        control(s, c, MASKED, tape);
    }

    /** How the driver asks for the vectors of the setup that it is in. */
    Ask ask(short[] s, int c, int phase) {
        return controllers.get(c).ask(phase, drivers.recovering(s, c));
    }

    private void enterMsix(short[] s, int c, Tape tape) {
        int nvec = drivers.nvec(s, c);
        int most = functions.get(c).msixTableSize();
        tape.enter(PCI_ENABLE_MSIX, c, nvec);
        if (nvec > most) {
            nvec = most;
            tape.leave(PCI_ENABLE_MSIX, nvec);
            tape.enter(PCI_ENABLE_MSIX, c, nvec);
            drivers.mode(s, c, DriverCells.MSIX, nvec);
        }
        tape.enter(MSIX_CAPABILITY_INIT, c, nvec);
    }

    private boolean startMsix(short[] s, int c, Tape tape) {
        if (!rules.enableFirst()) {
            enterMsix(s, c, tape);
            control(s, c, 0, tape);
        }
        int nvec = drivers.nvec(s, c);
        maskAll(s, c, MaskAll.BEFORE, tape);
        tape.enter(MSIX_SETUP_ENTRIES, nvec);
        if (rules.maskAll() != MaskAll.NO && kernel.masksEntries()) {
            guest.readVectorControls(s, c, nvec, tape);
        }
        tape.leave(MSIX_SETUP_ENTRIES, 0);
        tape.enter(kernel.setupHook(), c, nvec, CAP_MSIX);
        return true;
    }

    /** The MSI irqdomain says of itself that it has no MSI-X: MSI_FLAG_PCI_MSIX is missing (6.2-rc1 to rc5). */
    private boolean refuseMsix(short[] s, int c, int nvec, Op op, Tape tape) {
        tape.enter(PCI_ENABLE_MSIX, c, nvec);
        tape.leave(PCI_ENABLE_MSIX, Errno.ENOTSUPP.answer());
        next(s, c, op, true, Errno.ENOTSUPP.answer(), tape);
        return false;
    }

    /** Behind a failed attempt: fewer vectors, of which there are {@code ret}, or the next mode. */
    void next(short[] s, int c, Op op, boolean msix, int ret, Tape tape) {
        retry(s, c, ask(s, c, op.phase()), msix, ret, tape);
        drivers.pc(s, c, op.setup());
    }

    private void retry(short[] s, int c, Ask ask, boolean msix, int ret, Tape tape) {
        if (ret >= ask.least()) {
            drivers.mode(s, c, DriverCells.MSIX, ret);
            return;
        }
        int error = ret > 0 ? Errno.ENOSPC.answer() : ret;
        calls.fallBack(ask, drivers.mode(s, c), error, tape);
        if (msix && ask.msi() > 0 && functions.get(c).msi()) {
            calls.beginMsi(c, ask, ask.msi(), tape);
            drivers.mode(s, c, DriverCells.MSI, ask.msi());
            return;
        }
        drivers.mode(s, c, DriverCells.INTX, 1);
        if (ask.intx() == Ask.Intx.NO) {
            drivers.setup(s, c, 0, error);
        }
    }

    private boolean startMsi(short[] s, int c, Ask ask, int wanted, Tape tape) {
        int most = msiVectors(c);
        int nvec = ask.countsMsi() && most < ask.least() ? 1 : wanted;
        int granted = Math.min(nvec, most);
        tape.enter(PCI_ENABLE_MSI, c, rules.vectors() == Vectors.MSIX ? granted : nvec);
        if (granted > 1) {
            beginMsi(s, c, granted, tape);
            tape.leave(kernel.setupHook(), 1);
            unmaskMsi(s, c, tape);
            tape.enter(FREE_MSI_IRQS, c);
            tape.leave(FREE_MSI_IRQS);
            tape.leave(MSI_CAPABILITY_INIT, 1);
        }
        if (nvec > 1 && ask.least() > 1) {
            int error = calls.tooFewMsi(granted > 1);
            tape.leave(PCI_ENABLE_MSI, error);
            calls.fallBack(ask, DriverCells.MSI, error, tape);
            calls.beginMsi(c, ask, 1, tape);
            tape.enter(PCI_ENABLE_MSI, c, 1);
        } else if (granted > 1) {
            calls.msiRefused(c, tape);
        }
        drivers.mode(s, c, DriverCells.MSI, 1);
        beginMsi(s, c, 1, tape);
        return true;
    }

    /**
     * How many vectors the capability has, as far as the guest sees: a power of two that the driver's wish fits, 32 at
     * most.
     */
    private int msiVectors(int c) {
        int wanted = Math.min(MOST_MSI_VECTORS, functions.get(c).vectors());
        return qemu.get(c).showsMsiMultiple(c) ? Integer.highestOneBit(2 * wanted - 1) : 1;
    }

    private void beginMsi(short[] s, int c, int nvec, Tape tape) {
        tape.enter(MSI_CAPABILITY_INIT, c, nvec);
        tape.enter(PCI_WRITE_CONFIG_WORD, 0);
        qemu.get(c).writeMsiControl(s, c, 0, tape);
        tape.leave(PCI_WRITE_CONFIG_WORD);
        if (kernel.masksEntries()) {
            guest.maskMsi(s, c, msiVectors(c), tape);
        }
        tape.enter(kernel.setupHook(), c, nvec, CAP_MSI);
    }

    /** Whether {@link #unmaskMsi} writes to the device. */
    boolean unmasksMsi(int c) {
        return kernel.masksEntries() && qemu.get(c).showsMsiMask(c);
    }

    void unmaskMsi(short[] s, int c, Tape tape) {
        if (kernel.masksEntries()) {
            guest.unmaskMsi(s, c, tape);
        }
    }

    private boolean startIntx(short[] s, int c, Op op, PciFunction function, Tape tape) {
        Driver driver = controllers.get(c);
        Ask ask = ask(s, c, op.phase());
        boolean kept = drivers.kept(s, c);
        drivers.kept(s, c, false);
        boolean checked = ask.intx() == Ask.Intx.IF_PRESENT || ask.intx() == Ask.Intx.KEPT && !kept;
        if (checked && (function.intx() || rules.intxUnchecked()) || ask.intx() == Ask.Intx.UNCHECKED) {
            drivers.mode(s, c, DriverCells.INTX, 1);
            calls.end(ask, DriverCells.INTX, checked ? 1 : function.errorWithoutVectors(ask), tape);
            driver.enabled(op.phase(), false, tape);
            int next = programs.get(c).onIntx(op);
            drivers.recovering(s, c, drivers.recovering(s, c) || next != op.enabled());
            drivers.pc(s, c, next);
            return false;
        }
        int error = drivers.pirq(s, c) < -1 ? drivers.pirq(s, c) : function.errorWithoutVectors(ask);
        drivers.setup(s, c, 0, -1);
        calls.end(ask, DriverCells.INTX, error, tape);
        int status = driver.statusWithoutVectors(op.phase(), error);
        lose(s, c, op, status, tape);
        driver.vectorsFailed(op.phase(), c, error, tape);
        giveUp(s, c);
        return false;
    }

    private void lose(short[] s, int c, Op op, int status, Tape tape) {
        drivers.lose(s, c, op.phase(), 0, Reason.SETUP_FAILED, status);
        tape.lost(c, op.phase(), 0, Reason.SETUP_FAILED, status);
    }

    private void giveUp(short[] s, int c) {
        drivers.mode(s, c, DriverCells.NONE, 0);
        drivers.recovering(s, c, false);
        drivers.stopped(s, c, true);
        drivers.pc(s, c, programs.get(c).nextDead(drivers.pc(s, c)));
    }

    /**
     * The irq of a device on INTx, before its first use in a phase; false where there is none and the driver gives up.
     */
    boolean requestIntx(short[] s, int c, Op op, Tape tape) {
        Driver driver = controllers.get(c);
        driver.beginRequest(op.phase(), c, 0, tape);
        int answer = intx.request(s, c, tape);
        if (answer != 0) {
            lose(s, c, op, answer, tape);
            driver.irqRefused(op.phase(), c, answer, tape);
            giveUp(s, c);
            return false;
        }
        driver.endRequest(op.phase(), c, 0, 1, tape);
        return true;
    }

    /**
     * What 5.14 does in place of E1: all of the table is masked, before its entries are set up or before MASKALL is
     * cleared.
     */
    void maskAll(short[] s, int c, MaskAll when, Tape tape) {
        if (rules.maskAll() == when && kernel.masksEntries()) {
            guest.maskAll(s, c, functions.get(c).msixTableSize(), tape);
        }
    }

    void control(short[] s, int c, int flags, Tape tape) {
        tape.enter(PCI_WRITE_CONFIG_WORD, flags);
        qemu.get(c).writeMsixControl(s, c, flags, tape);
        tape.leave(PCI_WRITE_CONFIG_WORD);
    }
}
