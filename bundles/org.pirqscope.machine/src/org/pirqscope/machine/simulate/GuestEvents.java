package org.pirqscope.machine.simulate;

import static org.pirqscope.machine.call.GuestFunction.KERNEL_KEXEC;
import static org.pirqscope.machine.call.GuestFunction.KERNEL_RESTART;

import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.Op;
import org.pirqscope.machine.guest.pci.Teardown;
import org.pirqscope.machine.scenario.Scenario;

/** kexec and guest reboot: what happens to all controllers at once (docs/domain.md 2.5, end). */
final class GuestEvents {

    private final Machine machine;
    private final Wiring w;
    private final Teardown teardown;

    GuestEvents(Machine machine, Teardown teardown) {
        this.machine = machine;
        this.teardown = teardown;
        this.w = machine.wiring();
    }

    /** The event happens; it is over then, and every driver is before its first step again. */
    void happen(short[] s, int actor, Tape tape) {
        Scenario.Event event = machine.scenario().events().get(actor - w.programs.size());
        boolean kexec = event.kind() == Scenario.Event.Kind.KEXEC;
        tape.enter(kexec ? KERNEL_KEXEC : KERNEL_RESTART);
        if (kexec) {
            for (int c = 0; c < w.programs.size(); c++) {
                shutDown(s, c, tape);
            }
        }
        machine.restart(s, kexec);
        tape.leave(kexec ? KERNEL_KEXEC : KERNEL_RESTART);
        s[w.events + actor - w.programs.size()] = 1;
    }

    /**
     * device_shutdown before the new kernel: the driver's own teardown, so that QEMU unmaps; the table keeps its words.
     */
    private void shutDown(short[] s, int c, Tape tape) {
        boolean started = w.drivers.open(s, c);
        for (int e = 0; e < w.qemu.cells().msi(c); e++) {
            if (w.guest.requested(s, c, e)) {
                teardown.freeIrq(s, c, op(e), tape);
            }
        }
        if (!started && w.drivers.mode(s, c) != DriverCells.NONE) {
            release(s, c, tape);
        } else if (w.qemu.cells().enabled(s, c)) {
            cutOff(s, c, tape);
        }
    }

    private static Op op(int entry) {
        return new Op(null, null, 1, entry, -1, -1, false);
    }

    private void release(short[] s, int c, Tape tape) {
        boolean msix = w.drivers.mode(s, c) == DriverCells.MSIX;
        if (w.drivers.mode(s, c) != DriverCells.INTX) {
            teardown.beginDisable(s, c, op(0), tape);
            unmapAll(s, c, msix, tape);
            teardown.disabled(s, c, tape);
            for (int e = 0; e < w.qemu.cells().msi(c); e++) {
                if (w.guest.hasIrq(s, c, e)) {
                    w.guest.destroyIrq(s, c, e, tape);
                }
            }
        }
        teardown.torn(s, c, 1, tape);
    }

    /** A teardown was under way: what QEMU still holds is given back. */
    private void cutOff(short[] s, int c, Tape tape) {
        boolean msix = w.drivers.mode(s, c) == DriverCells.MSIX;
        boolean unmaps = w.traps.beginDisable(s, c, msix, tape);
        unmapAll(s, c, msix, tape);
        w.traps.endDisable(s, c, msix, unmaps, tape);
    }

    private void unmapAll(short[] s, int c, boolean msix, Tape tape) {
        int slots = w.qemu.cells().msi(c);
        for (int e = msix ? 0 : slots; msix ? e < slots : e == slots; e++) {
            giveBack(s, c, e, msix, tape);
        }
    }

    private void giveBack(short[] s, int c, int entry, boolean msix, Tape tape) {
        if (w.qemu.wantsUnmap(s, c, entry)) {
            w.qemu.unbind(s, c, entry, msix, tape);
            if (w.qemu.wantsUnmap(s, c, entry)) {
                w.qemu.unmap(s, c, entry, msix, tape);
            }
        }
    }
}
