package org.pirqscope.machine.simulate;

import static org.pirqscope.machine.call.GuestFunction.FREE_MSI_IRQS;
import static org.pirqscope.machine.call.GuestFunction.MSIX_CAPABILITY_INIT;
import static org.pirqscope.machine.call.GuestFunction.MSIX_SETUP_ENTRIES;
import static org.pirqscope.machine.call.GuestFunction.MSI_CAPABILITY_INIT;
import static org.pirqscope.machine.call.GuestFunction.NATIVE_SETUP_MSI_IRQS;
import static org.pirqscope.machine.call.GuestFunction.PCI_ENABLE_MSI;
import static org.pirqscope.machine.call.GuestFunction.PCI_ENABLE_MSIX;
import static org.pirqscope.machine.call.GuestFunction.PCI_WRITE_CONFIG_WORD;
import static org.pirqscope.machine.call.GuestFunction.XEN_HVM_SETUP_MSI_IRQS;

import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.NvmeDriver;
import org.pirqscope.machine.driver.Op;
import org.pirqscope.machine.guest.Guest;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.LinuxRules.MaskAll;
import org.pirqscope.machine.version.LinuxRules.Reuse;
import org.pirqscope.machine.version.LinuxRules.Vectors;

/**
 * The driver's call for vectors as far as the steps S, R, L, A, W and I: entry by entry through xen_hvm_setup_msi_irqs, with the retry for fewer vectors
 * and the fall from MSI-X to MSI to INTx (drivers/pci/msi.c, arch/x86/pci/xen.c; domain.md 2.1, 2.2, 4.5).
 */
final class Setup {

    private static final int CAP_MSI = 5;
    private static final int CAP_MSIX = 0x11;
    private static final int MASKED = 0xc000;
    private static final int MOST_MSI_VECTORS = 32;

    private final Scenario scenario;
    private final Wiring w;
    private final Guest guest;
    private final DriverCells drivers;
    private final VectorCalls calls;
    private final Intx intx;

    Setup(Scenario scenario, Wiring w, VectorCalls calls, Intx intx) {
        this.scenario = scenario;
        this.w = w;
        this.guest = w.guest;
        this.drivers = w.drivers;
        this.calls = calls;
        this.intx = intx;
    }

    /** Whether R, L, A, W or I of an entry has anything to do. */
    boolean applies(short[] s, int c, AtomicStep step, int e) {
        int mode = drivers.mode(s, c);
        if (mode != DriverCells.MSIX && mode != DriverCells.MSI || e >= drivers.nvec(s, c) || drivers.done(s, c)) {
            return false;
        }
        int state = drivers.state(s, c);
        return switch (step) {
            case R -> w.pirqs && w.linux.reuse() != Reuse.NEVER;
            case L -> state == DriverCells.LOOK;
            case A -> w.pirqs && state != DriverCells.HIT;
            case W -> state != DriverCells.HIT;
            default -> w.pirqs;
        };
    }

    boolean execute(short[] s, int c, Op op, Tape tape) {
        boolean msix = drivers.mode(s, c) == DriverCells.MSIX;
        int e = op.entry();
        switch (op.step()) {
            case S -> {
                return start(s, c, op, tape);
            }
            case R -> {
                int pirq = guest.read(s, c, e, msix, tape);
                drivers.setup(s, c, pirq < 0 ? 0 : DriverCells.LOOK, pirq);
            }
            case L -> lookUp(s, c, e, msix, tape);
            case A -> {
                return allocate(s, c, op, tape);
            }
            case W -> write(s, c, e, msix, tape);
            default -> bind(s, c, e, tape);
        }
        return true;
    }

    private void lookUp(short[] s, int c, int e, boolean msix, Tape tape) {
        int pirq = drivers.pirq(s, c);
        boolean found = guest.lookUp(s, pirq, tape) >= 0 && data(s, c, e, msix) == org.pirqscope.machine.message.MsiMessage.PIRQ_DATA;
        drivers.setup(s, c, found ? DriverCells.HIT : 0, found ? pirq : -1);
        if (found && w.linux.reuse() == Reuse.LIST) {
            tape.log(Log.MSI_ALREADY_BOUND, c, pirq);
        }
    }

    private int data(short[] s, int c, int e, boolean msix) {
        if (msix && w.xen.shadow().answers(s, c, e, 2) && !w.xen.shadow().written(s, c, e, 2)) {
            return 0;
        }
        return w.qemu.cells().word(s, c, msix ? e : w.qemu.cells().msi(c), 2);
    }

    private void write(short[] s, int c, int e, boolean msix, Tape tape) {
        if (w.pirqs) {
            guest.write(s, c, e, msix, drivers.pirq(s, c), tape);
        } else {
            guest.writeVector(s, c, e, msix, tape);
            next(s, c, e, tape);
        }
    }

    private void bind(short[] s, int c, int e, Tape tape) {
        boolean hit = drivers.state(s, c) == DriverCells.HIT;
        guest.bindIrq(s, c, e, drivers.pirq(s, c), hit, tape);
        if (hit && w.linux.reuse() == Reuse.ARRAY) {
            drivers.done(s, c, true);
        }
        next(s, c, e, tape);
    }

    /** The entry has its irq; behind the last one the arch code's loop is through. */
    private void next(short[] s, int c, int e, Tape tape) {
        drivers.setup(s, c, 0, -1);
        if (drivers.done(s, c) || e == drivers.nvec(s, c) - 1) {
            tape.leave(hook(), 0);
        }
    }

    private GuestFunction hook() {
        return w.pirqs ? XEN_HVM_SETUP_MSI_IRQS : NATIVE_SETUP_MSI_IRQS;
    }

    /** S: the driver's call up to the first entry; also the retry with fewer vectors or in another mode, and INTx, which has no entries. */
    private boolean start(short[] s, int c, Op op, Tape tape) {
        Controller controller = scenario.controllers().get(c);
        if (drivers.mode(s, c) == DriverCells.NONE) {
            begin(s, c, op.phase(), controller, tape);
        }
        int nvec = drivers.nvec(s, c);
        return switch (drivers.mode(s, c)) {
            case DriverCells.MSIX -> startMsix(s, c, nvec, controller, tape);
            case DriverCells.MSI -> startMsi(s, c, nvec, tape);
            default -> startIntx(s, c, op, controller, tape);
        };
    }

    private void begin(short[] s, int c, int phase, Controller controller, Tape tape) {
        if (phase == 1 && drivers.resetting(s, c)) {
            drivers.resetting(s, c, false);
            NvmeDriver.goOn(c, tape);
        } else if (phase == 1) {
            NvmeDriver.beginProbe(c, tape);
        }
        drivers.done(s, c, false);
        if (!w.linux.asksForVectors(phase, controller.intx())) {
            drivers.mode(s, c, DriverCells.INTX, 1);
            return;
        }
        int nvec = phase == 1 ? 1 : controller.vectors();
        int mode = controller.msixTableSize() > 0 ? DriverCells.MSIX : controller.msi().present() ? DriverCells.MSI : DriverCells.INTX;
        calls.begin(c, phase, mode, nvec, tape);
        drivers.mode(s, c, mode, nvec);
    }

    private boolean startMsix(short[] s, int c, int wanted, Controller controller, Tape tape) {
        int nvec = wanted;
        tape.enter(PCI_ENABLE_MSIX, c, nvec);
        if (nvec > controller.msixTableSize()) {
            nvec = controller.msixTableSize();
            tape.leave(PCI_ENABLE_MSIX, nvec);
            tape.enter(PCI_ENABLE_MSIX, c, nvec);
            drivers.mode(s, c, DriverCells.MSIX, nvec);
        }
        tape.enter(MSIX_CAPABILITY_INIT, c, nvec);
        control(s, c, w.linux.enableFirst() ? MASKED : 0, tape);
        maskAll(s, c, MaskAll.BEFORE, tape);
        tape.enter(MSIX_SETUP_ENTRIES, nvec);
        if (w.linux.maskAll() != MaskAll.NO && w.masksEntries()) {
            guest.readVectorControls(s, c, nvec, tape);
        }
        tape.leave(MSIX_SETUP_ENTRIES, 0);
        tape.enter(hook(), c, nvec, CAP_MSIX);
        return true;
    }

    private boolean startMsi(short[] s, int c, int nvec, Tape tape) {
        int most = msiVectors(c);
        tape.enter(PCI_ENABLE_MSI, c, w.linux.vectors() == Vectors.MSIX ? Math.min(nvec, most) : nvec);
        if (Math.min(nvec, most) > 1) {
            beginMsi(s, c, Math.min(nvec, most), tape);
            tape.leave(hook(), 1);
            unmaskMsi(c, tape);
            tape.enter(FREE_MSI_IRQS, c);
            tape.leave(FREE_MSI_IRQS);
            tape.leave(MSI_CAPABILITY_INIT, 1);
            calls.msiRefused(c, tape);
        }
        drivers.mode(s, c, DriverCells.MSI, 1);
        beginMsi(s, c, 1, tape);
        return true;
    }

    /** How many vectors the capability has, as far as the guest sees: a power of two that the driver's wish fits, 32 at most. */
    private int msiVectors(int c) {
        int wanted = Math.min(MOST_MSI_VECTORS, scenario.controllers().get(c).vectors());
        return w.qemuMsi.showsMultiple() ? Integer.highestOneBit(2 * wanted - 1) : 1;
    }

    private void beginMsi(short[] s, int c, int nvec, Tape tape) {
        tape.enter(MSI_CAPABILITY_INIT, c, nvec);
        tape.enter(PCI_WRITE_CONFIG_WORD, 0);
        w.qemuMsi.writeControl(s, c, 0, tape);
        tape.leave(PCI_WRITE_CONFIG_WORD);
        if (w.masksEntries()) {
            guest.maskMsi(c, msiVectors(c), tape);
        }
        tape.enter(hook(), c, nvec, CAP_MSI);
    }

    private void unmaskMsi(int c, Tape tape) {
        if (w.masksEntries()) {
            guest.unmaskMsi(c, tape);
        }
    }

    private boolean startIntx(short[] s, int c, Op op, Controller controller, Tape tape) {
        boolean asks = w.linux.asksForVectors(op.phase(), controller.intx());
        if (controller.intx() || w.linux.intxUnchecked() || !asks) {
            drivers.mode(s, c, DriverCells.INTX, 1);
            if (asks) {
                calls.end(op.phase(), DriverCells.INTX, 1, tape);
            }
            NvmeDriver.enabled(op.phase(), tape);
            drivers.pc(s, c, op.enabled());
            return false;
        }
        boolean msi = controller.msi().present();
        calls.end(op.phase(), DriverCells.INTX, NvmeDriver.errorWithoutVectors(msi), tape);
        lose(s, c, op, tape);
        NvmeDriver.setupFailed(op.phase(), c, msi, tape);
        giveUp(s, c);
        return false;
    }

    private void lose(short[] s, int c, Op op, Tape tape) {
        drivers.lose(s, c, op.phase(), 0, Reason.SETUP_FAILED, -1);
        tape.lost(c, op.phase(), 0, Reason.SETUP_FAILED, -1);
    }

    private void giveUp(short[] s, int c) {
        drivers.mode(s, c, DriverCells.NONE, 0);
        drivers.stopped(s, c, true);
        drivers.pc(s, c, w.programs.get(c).nextDead(drivers.pc(s, c)));
    }

    /** The irq of a device on INTx, before its first use in a phase; false where there is none and the driver gives up. */
    boolean requestIntx(short[] s, int c, Op op, Tape tape) {
        if (op.phase() == 1) {
            NvmeDriver.beginAdminQueue(c, tape);
        }
        int answer = intx.request(c, tape);
        if (answer != 0) {
            lose(s, c, op, tape);
            NvmeDriver.irqRefused(op.phase(), c, answer, tape);
            giveUp(s, c);
            return false;
        }
        if (op.phase() == 1) {
            NvmeDriver.endAdminQueue(tape);
        }
        return true;
    }

    private void control(short[] s, int c, int flags, Tape tape) {
        tape.enter(PCI_WRITE_CONFIG_WORD, flags);
        w.qemu.writeControl(s, c, flags, tape);
        tape.leave(PCI_WRITE_CONFIG_WORD);
    }

    /** A: a fresh pirq, or the way out of msix_capability_init: k vectors that were there make the caller try again with k (4.5). */
    private boolean allocate(short[] s, int c, Op op, Tape tape) {
        int pirq = guest.allocate(s, c, op.entry(), tape);
        if (pirq >= 0) {
            drivers.setup(s, c, DriverCells.FRESH, pirq);
            return true;
        }
        drivers.setup(s, c, 0, -1);
        if (w.linux.swallowsSetupError()) {
            drivers.done(s, c, true);
            tape.leave(hook(), 0);
            return true;
        }
        boolean msix = drivers.mode(s, c) == DriverCells.MSIX;
        tape.log(Log.SETUP_FAILED, c, msix ? 1 : 0, Errno.ENODEV.answer());
        tape.leave(hook(), Errno.ENODEV.answer());
        int ret = op.entry() > 0 && w.linux.reportsAvailable() ? op.entry() : Errno.ENODEV.answer();
        if (!msix) {
            unmaskMsi(c, tape);
        }
        undo(s, c, op.entry(), tape);
        if (msix && w.linux.enableFirst()) {
            disable(s, c, tape);
        }
        tape.leave(msix ? MSIX_CAPABILITY_INIT : MSI_CAPABILITY_INIT, ret);
        tape.leave(msix ? PCI_ENABLE_MSIX : PCI_ENABLE_MSI, ret);
        if (msix && ret < 0) {
            calls.fallBack(op.phase(), ret, tape);
        }
        retry(s, c, op.phase(), msix, ret);
        drivers.pc(s, c, op.setup());
        return false;
    }

    /** The way out of an msix_capability_init that has enabled already (5.14): ENABLE and MASKALL are cleared. */
    private void disable(short[] s, int c, Tape tape) {
        tape.enter(PCI_WRITE_CONFIG_WORD, 0);
        w.qemu.beginDisable(s, c, tape);
        w.qemu.endDisable(s, c, tape);
        tape.leave(PCI_WRITE_CONFIG_WORD);
    }

    private void undo(short[] s, int c, int count, Tape tape) {
        tape.enter(FREE_MSI_IRQS, c);
        for (int e = 0; e < count; e++) {
            guest.destroyIrq(s, c, e, tape);
        }
        tape.leave(FREE_MSI_IRQS);
    }

    private void retry(short[] s, int c, int phase, boolean msix, int ret) {
        Controller controller = scenario.controllers().get(c);
        if (ret > 0) {
            drivers.mode(s, c, DriverCells.MSIX, ret);
        } else if (msix && controller.msi().present()) {
            drivers.mode(s, c, DriverCells.MSI, phase == 1 ? 1 : controller.vectors());
        } else {
            drivers.mode(s, c, DriverCells.INTX, 1);
        }
    }

    /** E1: ENABLE|MASKALL, then every entry's vector control is masked. */
    void enableMasked(short[] s, int c, Tape tape) {
        control(s, c, MASKED, tape);
        if (w.masksEntries() && w.linux.maskAll() == MaskAll.NO) {
            guest.programEntries(s, c, drivers.nvec(s, c), tape);
        }
    }

    /** What 5.14 does in place of E1: all of the table is masked, before its entries are set up or before MASKALL is cleared. */
    void maskAll(short[] s, int c, MaskAll when, Tape tape) {
        if (w.linux.maskAll() == when && w.masksEntries()) {
            guest.maskAll(s, c, scenario.controllers().get(c).msixTableSize(), tape);
        }
    }

    /** The write that cleared MASKALL (or set MSI's ENABLE) is done; the calls around the setup come back. */
    void enabled(short[] s, int c, int phase, Tape tape) {
        if (drivers.mode(s, c) == DriverCells.MSIX) {
            w.qemu.endEnable(s, c, tape);
            tape.leave(PCI_WRITE_CONFIG_WORD);
            tape.leave(MSIX_CAPABILITY_INIT, 0);
            tape.leave(PCI_ENABLE_MSIX, 0);
        } else {
            w.qemuMsi.endEnable(s, c, tape);
            tape.leave(PCI_WRITE_CONFIG_WORD);
            tape.leave(MSI_CAPABILITY_INIT, 0);
            calls.msiEnabled(tape);
        }
        calls.end(phase, drivers.mode(s, c), drivers.nvec(s, c), tape);
        NvmeDriver.enabled(phase, tape);
        drivers.done(s, c, false);
    }
}
