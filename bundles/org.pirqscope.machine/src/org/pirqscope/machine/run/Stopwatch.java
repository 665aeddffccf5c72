package org.pirqscope.machine.run;

import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.call.XenFunction;

/** A tape that copies the cells at the n-th step of a move. */
final class Stopwatch implements Tape.Quiet {

    private final short[] cells;
    private int left;
    private short[] seen;
    private int held = -1;
    private boolean returned;

    Stopwatch(short[] cells, int steps) {
        this.cells = cells;
        this.left = steps;
    }

    /** The cells after the n-th step; null if the move had fewer. */
    short[] seen() {
        return seen;
    }

    /** The pirq that get_free_pirq has answered in this move, before the setup could note it; -1 for none. */
    int held() {
        return held;
    }

    /** Whether the control write of MSI or MSI-X has come back in this move. */
    boolean returned() {
        return returned;
    }

    private void step() {
        if (--left == 0) {
            seen = cells.clone();
        }
    }

    @Override
    public void enter(Function function, int a, int b, int c, int d) {
        step();
    }

    @Override
    public void leave(Function function, int answer) {
        if (function == XenFunction.GET_FREE_PIRQ && left > 0) {
            held = answer;
        }
        returned |= left > 0 && (function == QemuFunction.MSIXCTRL_REG_WRITE || function == QemuFunction.MSGCTRL_REG_WRITE);
        step();
    }

    @Override
    public void leave(Function function, int addressHi, int addressLo, int data) {
        step();
    }
}
