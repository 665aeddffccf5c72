package org.pirqscope.machine.simulate;

import java.util.List;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.Op;
import org.pirqscope.machine.driver.Program;
import org.pirqscope.machine.driver.Use;
import org.pirqscope.machine.guest.pci.Setup;

/** Step U: the driver uses an entry's interrupt, and goes on, recovers or gives up where it is lost. */
final class InterruptUse {

    private final Setup setup;
    private final Delivery delivery;
    private final DriverCells drivers;
    private final List<Driver> controllers;
    private final List<Program> programs;

    InterruptUse(Wiring w, Setup setup) {
        this.setup = setup;
        this.delivery = new Delivery(w);
        this.drivers = w.drivers;
        this.controllers = w.controllers;
        this.programs = w.programs;
    }

    /** Executes the step; false where it has set the program counter itself. */
    boolean take(short[] s, int c, Op op, Tape tape) {
        boolean onIntx = drivers.mode(s, c) == DriverCells.INTX;
        if (onIntx && op.setup() >= 0 && !setup.requestIntx(s, c, op, tape)) {
            return false;
        }
        Driver driver = controllers.get(c);
        Use use = new Use(op.phase(), op.entry(), op.turn(), drivers.nvec(s, c));
        driver.beginUse(c, use, tape);
        int result = onIntx ? delivery.ofIntx(s, c, tape) : delivery.deliver(s, c, op.entry(), tape);
        if (result == Delivery.DELIVERED) {
            driver.completed(c, use, tape);
            return true;
        }
        lose(s, c, op, Delivery.reason(result), Delivery.target(result), tape);
        return switch (driver.lost(c, use, tape)) {
            case GOES_ON -> true;
            case RECOVERS -> {
                drivers.recovering(s, c, true);
                drivers.pc(s, c, programs.get(c).recovery(drivers.pc(s, c)));
                yield false;
            }
            case GIVES_UP -> {
                stop(s, c);
                yield false;
            }
        };
    }

    private void lose(short[] s, int c, Op op, Reason reason, int to, Tape tape) {
        drivers.lose(s, c, op.phase(), op.entry(), reason, to);
        tape.lost(c, op.phase(), op.entry(), reason, to);
    }

    private void stop(short[] s, int c) {
        drivers.stopped(s, c, true);
        drivers.pc(s, c, programs.get(c).nextDead(drivers.pc(s, c)));
    }
}
