package org.pirqscope.machine.run;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.World;

/** Makes moves over again and stops after each step: the listener may ask for the world there. */
final class Replay implements Tape.Quiet {

    private static final int NOBODY = -1;

    private final Machine machine;
    private final short[] cells;
    private int actor;
    private boolean enables;
    private IntConsumer stop;
    private int step;
    private int held = NOBODY;
    private boolean returned;
    private short[] seen;
    private int seenHeld;
    private int seenEnabled;
    private World world;

    /** @param cells where the moves begin; they change in them */
    Replay(Machine machine, short[] cells) {
        this.machine = machine;
        this.cells = cells;
    }

    /** @param each hears how many steps of the move are done */
    void move(int who, IntConsumer each) {
        actor = who;
        stop = each;
        enables = machine.nextStep(cells, who).enables();
        step = 0;
        settle();
        machine.move(cells, who, this);
        settle();
    }

    /** Between two moves everything is noted in the cells. */
    private void settle() {
        held = NOBODY;
        returned = false;
    }

    /** The world now; the last one again where nothing has changed since. */
    World world() {
        int enabled = enables && returned ? actor : NOBODY;
        if (!Arrays.equals(seen, cells) || seenHeld != held || seenEnabled != enabled) {
            seen = cells.clone();
            seenHeld = held;
            seenEnabled = enabled;
            world = new World(machine, seen, held, enabled);
        }
        return world;
    }

    private void stop() {
        stop.accept(++step);
    }

    @Override
    public void enter(Function function, int a, int b, int c, int d) {
        stop();
    }

    @Override
    public void leave(Function function, int answer) {
        if (function == XenFunction.GET_FREE_PIRQ) {
            held = answer;
        }
        returned |= function == QemuFunction.MSIXCTRL_REG_WRITE || function == QemuFunction.MSGCTRL_REG_WRITE;
        stop();
    }

    @Override
    public void leave(Function function, int addressHi, int addressLo, int data) {
        stop();
    }
}
