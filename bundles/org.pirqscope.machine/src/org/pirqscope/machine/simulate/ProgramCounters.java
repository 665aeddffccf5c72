package org.pirqscope.machine.simulate;

import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.Op;
import org.pirqscope.machine.driver.Program;

/** Where each controller's driver stands in its program. */
final class ProgramCounters {

    private final Program[] programs;
    private final DriverCells drivers;

    ProgramCounters(Wiring w) {
        this.programs = w.programs.toArray(new Program[0]);
        this.drivers = w.drivers;
    }

    /** How many controllers there are. */
    int controllers() {
        return programs.length;
    }

    Program program(int c) {
        return programs[c];
    }

    /** Whether the controller has nothing left to do. */
    boolean ended(short[] s, int c) {
        return drivers.pc(s, c) == programs[c].end();
    }

    /** Which act of its script the controller is in, from 0. */
    int act(short[] s, int c) {
        return programs[c].act(drivers.pc(s, c));
    }

    /** Whether the controller, which has not {@link #ended}, is before the first step of an act that is seen. */
    boolean atBeginning(short[] s, int c) {
        return programs[c].atBeginning(drivers.pc(s, c));
    }

    /** What the controller does next; it has not {@link #ended}. */
    Op next(short[] s, int c) {
        return programs[c].op(drivers.pc(s, c));
    }

    /** Where a controller stands: {@code phase 2, look up entry 0}. */
    String position(short[] s, int c) {
        if (ended(s, c)) {
            return drivers.stopped(s, c) ? "stopped" : "done";
        }
        int at = drivers.pc(s, c);
        while (programs[c].op(at).step() == null) {
            at--;
        }
        Op op = programs[c].op(at);
        String phase = switch (op.phase()) {
            case Program.DEAD -> "removal";
            case Program.RESET -> "reset";
            case Program.RECOVER -> "recovery";
            case Program.UNLOAD, Program.UNPLUG -> "unload";
            case Program.SUSPEND -> "suspend";
            case Program.RESTORE -> "pci_reset_function";
            case Program.RESUME -> "resume";
            case Program.REMAP -> "BAR moved";
            case Program.AFFINITY -> "affinity";
            case Driver.LIVE -> "set up";
            default -> "phase " + op.phase();
        };
        return phase + ", " + op.step().label() + " entry " + op.entry();
    }
}
