package org.pirqscope.machine.scenario;

import static org.pirqscope.machine.call.GuestFunction.KERNEL_KEXEC;
import static org.pirqscope.machine.call.GuestFunction.KERNEL_RESTART;

import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.DriverCells;

/** kexec and guest reboot: what happens to all controllers at once (domain.md 2.5, end). */
final class GuestEvents {

    private final Machine machine;
    private final Wiring w;

    GuestEvents(Machine machine) {
        this.machine = machine;
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

    /** device_shutdown before the new kernel: irqs freed, MSI-X disabled, so that QEMU unmaps; the table keeps its words. */
    private void shutDown(short[] s, int c, Tape tape) {
        for (int e = 0; w.guest.hasIrq(s, c, e) || e == 0; e++) {
            if (w.guest.requested(s, c, e)) {
                w.guest.freeIrq(s, c, e, tape);
            }
        }
        if (w.drivers.mode(s, c) == DriverCells.MSIX) {
            w.qemu.beginDisable(s, c, tape);
            for (int e = 0; e < w.qemu.cells().msi(c); e++) {
                giveBack(s, c, e, true, tape);
            }
            w.qemu.endDisable(s, c, tape);
        } else if (w.drivers.mode(s, c) == DriverCells.MSI) {
            boolean unmaps = w.qemuMsi.wantsUnmap(s, c);
            w.qemuMsi.beginDisable(s, c, tape);
            giveBack(s, c, w.qemu.cells().msi(c), false, tape);
            w.qemuMsi.endDisable(s, c, unmaps, tape);
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
