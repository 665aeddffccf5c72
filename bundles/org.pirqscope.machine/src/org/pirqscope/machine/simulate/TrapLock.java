package org.pirqscope.machine.simulate;

import java.util.function.IntPredicate;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.Op;
import org.pirqscope.machine.guest.Guest;

/**
 * One trap into QEMU at a time, until QEMU has made the last hypercall of it: the big QEMU lock and Linux's pci_lock
 * (docs/domain.md 6.2).
 */
final class TrapLock {

    private final ProgramCounters counters;
    private final DriverCells drivers;
    private final Guest guest;
    private final IntPredicate emulates;
    private final boolean quietSetups;

    TrapLock(Wiring w, ProgramCounters counters) {
        this.counters = counters;
        this.drivers = w.drivers;
        this.guest = w.guest;
        this.emulates = w::emulated;
        this.quietSetups = w.linux.enableFirst() && !w.kernel.masksEntries();
    }

    /** The controller that is inside a QEMU trap with hypercalls left, -1 for none. */
    int holder(short[] s) {
        for (int c = 0; c < counters.controllers(); c++) {
            if (!counters.ended(s, c) && inside(counters.next(s, c).step())) {
                return c;
            }
        }
        return -1;
    }

    /** Whether the step is a hypercall that QEMU makes inside a trap. */
    static boolean inside(AtomicStep step) {
        return switch (step) {
            case M, B, UB, UM, BU -> true;
            default -> false;
        };
    }

    /**
     * Whether the controller's next step accesses the device in a trap that reaches QEMU, or is an interrupt of a
     * device that QEMU emulates.
     */
    boolean needed(short[] s, int c) {
        Op op = counters.next(s, c);
        return switch (op.step()) {
            case R, W, Z, E1, E2, D, UNPLUG, RS, BM, V -> true;
            case S -> !quietSetups || drivers.mode(s, c) != DriverCells.MSIX;
            case AF -> guest.affinityTraps(s, c, op.entry());
            case U -> emulates.test(c) && drivers.mode(s, c) != DriverCells.INTX;
            case Q -> guest.requestTraps(s, c, op.entry(), drivers.mode(s, c) == DriverCells.MSIX);
            case C -> guest.freeTraps(s, c, op.entry(), drivers.mode(s, c) == DriverCells.MSIX);
            default -> false;
        };
    }
}
