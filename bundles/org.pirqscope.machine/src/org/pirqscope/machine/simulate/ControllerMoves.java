package org.pirqscope.machine.simulate;

import java.util.List;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.Op;
import org.pirqscope.machine.driver.Program;
import org.pirqscope.machine.guest.pci.Restore;
import org.pirqscope.machine.guest.pci.Setup;
import org.pirqscope.machine.guest.pci.Teardown;

/** The moves of controllers along their programs: a step, and on to the next one that applies (docs/domain.md 6.2). */
final class ControllerMoves {

    private final ProgramCounters counters;
    private final TrapLock lock;
    private final StepConditions conditions;
    private final StepExecution execution;
    private final Setup setup;
    private final Teardown teardown;
    private final Restore restore;
    private final DriverCells drivers;
    private final List<Driver> controllers;
    private final Wiring wiring;

    ControllerMoves(
            Wiring w, ProgramCounters counters, TrapLock lock, Setup setup, Teardown teardown, Restore restore) {
        this.counters = counters;
        this.lock = lock;
        this.conditions = new StepConditions(w, setup);
        this.execution = new StepExecution(w, setup, teardown, restore);
        this.restore = restore;
        this.setup = setup;
        this.teardown = teardown;
        this.drivers = w.drivers;
        this.controllers = w.controllers;
        this.wiring = w;
    }

    /**
     * From the cells of nothing: INTx has its pirqs, unless the start of the domain is an event, and every driver is
     * before its first step.
     */
    void begin(short[] s) {
        if (!wiring.kernel.fromBoot()) {
            wiring.xen.cells().begin(s);
        }
        for (int c = 0; c < counters.controllers(); c++) {
            if (wiring.emulated(c)) {
                wiring.emulated.begin(s, c);
            }
            settle(s, c, drivers.pc(s, c), Tape.SILENT);
        }
    }

    /** The controller's next step. */
    void move(short[] s, int c, Tape tape) {
        move(s, c, drivers.pc(s, c), tape);
    }

    /** The move at that place of a driver's program; answers the next place. */
    private int move(short[] s, int c, int at, Tape tape) {
        boolean passed = execution.execute(s, c, counters.program(c).op(at), tape);
        return settle(s, c, passed ? at + 1 : drivers.pc(s, c), tape);
    }

    /**
     * A move and those that {@link FusedSteps} names, and how many it was.
     *
     * @param besideTrap whether another controller is inside a trap, so that a step that has to wait for it isn't fused
     */
    int fusedMove(short[] s, int c, boolean besideTrap, Tape tape) {
        Program program = counters.program(c);
        AtomicStep step;
        int at = drivers.pc(s, c);
        int moves = 0;
        do {
            step = program.op(at).step();
            at = move(s, c, at, tape);
            moves++;
        } while (at < program.end()
                && FusedSteps.fuse(step, program.op(at).step())
                && !(besideTrap && lock.needed(s, c)));
        return moves;
    }

    /** Goes from a place to the next step that applies, passing marks, and answers where that is. */
    private int settle(short[] s, int c, int from, Tape tape) {
        Program program = counters.program(c);
        int pc = from;
        while (pc < program.end()) {
            Op op = program.op(pc);
            if (op.recovery() && !drivers.recovering(s, c)) {
                pc++;
                continue;
            }
            if (op.mark() != null) {
                pass(s, c, pc, op, tape);
            } else if (conditions.applies(s, c, op)) {
                break;
            }
            pc++;
        }
        drivers.pc(s, c, pc);
        return pc;
    }

    private void pass(short[] s, int c, int at, Op op, Tape tape) {
        switch (op.mark()) {
            case ENABLED -> setup.enabled(s, c, op.phase(), tape);
            case DISABLED -> teardown.disabled(s, c, tape);
            case TORN -> teardown.torn(s, c, op.phase(), tape);
            case UNBOUND -> restore.unbound(c, tape);
            case REMAPPED -> restore.remapped(c, counters.program(c).inReset(at), tape);
            case CUT -> restore.cut(s, c, tape);
            case RESTORED -> restore.restored(s, c, op.phase(), tape);
            case LOADED -> {
                drivers.recovering(s, c, false);
                controllers.get(c).loaded(c, tape);
            }
        }
    }
}
