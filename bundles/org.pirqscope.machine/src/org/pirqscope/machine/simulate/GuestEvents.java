package org.pirqscope.machine.simulate;

import static org.pirqscope.machine.call.GuestFunction.KERNEL_KEXEC;
import static org.pirqscope.machine.call.GuestFunction.KERNEL_RESTART;

import java.util.List;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.Op;
import org.pirqscope.machine.guest.pci.Teardown;
import org.pirqscope.machine.scenario.Scenario;

/**
 * kexec, guest reboot, the end of the domain and grace periods: what happens to all controllers at once (docs/domain.md
 * 2.5, 2.8).
 */
record GuestEvents(Wiring w, List<Scenario.Event> events, DomainStart start, ControllerMoves moves, Teardown teardown) {

    /** The event that has to happen before anything else, -1 for none. */
    int first(short[] s) {
        for (int event = 0; event < events.size(); event++) {
            if (events.get(event).kind() == Scenario.Event.Kind.BOOT && !over(s, event)) {
                return event;
            }
        }
        return -1;
    }

    /** Whether the event has happened. */
    boolean over(short[] s, int event) {
        return s[w.events + event] != 0;
    }

    AtomicStep step(int event) {
        return switch (events.get(event).kind()) {
            case KEXEC -> AtomicStep.KEXEC;
            case REBOOT -> AtomicStep.REBOOT;
            case DESTROY -> AtomicStep.DESTROY;
            case GRACE_PERIOD -> AtomicStep.GRACE;
            case BOOT -> AtomicStep.BOOT;
        };
    }

    /** The event happens; it is over then. */
    void happen(short[] s, int event, Tape tape) {
        switch (events.get(event).kind()) {
            case KEXEC -> kexec(s, tape);
            case REBOOT -> {
                tape.enter(KERNEL_RESTART);
                newDomain(s, tape);
                tape.leave(KERNEL_RESTART);
                startAgain(s, tape);
            }
            case DESTROY -> {
                newDomain(s, tape);
                startAgain(s, tape);
            }
            case BOOT -> start.happen(s, tape);
            case GRACE_PERIOD -> w.guest.endGracePeriod(s, tape);
        }
        s[w.events + event] = 1;
    }

    /** QEMU is killed and unmaps nothing; Xen frees what the domain has, and the next domain finds the host's irqs. */
    private void newDomain(short[] s, Tape tape) {
        w.xen.destroyDomain(s, tape);
        short[] old = s.clone();
        short[] fresh = new short[w.layout.size()];
        moves.begin(fresh);
        System.arraycopy(fresh, 0, s, 0, w.events);
        w.xen.cells().keepLeaked(s, old);
    }

    private void startAgain(short[] s, Tape tape) {
        if (w.kernel.fromBoot()) {
            start.happen(s, tape);
        }
    }

    private void kexec(short[] s, Tape tape) {
        tape.enter(KERNEL_KEXEC);
        for (int c = 0; c < w.programs.size(); c++) {
            shutDown(s, c, tape);
        }
        restart(s);
        tape.leave(KERNEL_KEXEC);
    }

    /** Forgets what the guest knows and starts every driver anew. */
    private void restart(short[] s) {
        short[] fresh = new short[w.layout.size()];
        moves.begin(fresh);
        w.guest.forget(s);
        for (int c = 0; c < w.programs.size(); c++) {
            w.drivers.mode(s, c, DriverCells.NONE, 0);
            w.drivers.setup(s, c, 0, -1);
            w.drivers.done(s, c, false);
            w.drivers.open(s, c, false);
            w.drivers.stopped(s, c, false);
            w.drivers.resetting(s, c, false);
            w.drivers.recovering(s, c, false);
            w.drivers.forgetLoss(s, c);
            w.drivers.pc(s, c, w.drivers.pc(fresh, c));
        }
    }

    /**
     * device_shutdown before the new kernel: the driver's own teardown, so that QEMU unmaps; the table keeps its words.
     */
    private void shutDown(short[] s, int c, Tape tape) {
        boolean started = w.drivers.open(s, c);
        w.controllers
                .get(c)
                .frees(w.qemu.cells().msi(c))
                .filter(e -> w.guest.requested(s, c, e))
                .forEach(e -> teardown.freeIrq(s, c, op(e), tape));
        if (!started && w.drivers.mode(s, c) != DriverCells.NONE) {
            release(s, c, tape);
        } else if (w.qemu.cells().enabled(s, c)) {
            cutOff(s, c, tape);
        }
    }

    private static Op op(int entry) {
        return new Op(null, null, 1, entry, 0, -1, -1, false);
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
        boolean unmaps = w.traps.get(c).beginDisable(s, c, msix, tape);
        unmapAll(s, c, msix, tape);
        w.traps.get(c).endDisable(s, c, msix, unmaps, tape);
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
