package org.pirqscope.machine.driver;

import static org.pirqscope.machine.state.CellAccess.at;
import static org.pirqscope.machine.state.CellAccess.set;

import java.util.function.IntUnaryOperator;
import org.pirqscope.machine.call.Owner;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.state.Relabel;

/**
 * Where the drivers' numbers stand in a world: program counter, interrupt mode, vectors, the setup in progress, the
 * first loss.
 */
public final class DriverCells {

    /** No interrupt set up. */
    public static final int NONE = 0;

    public static final int MSIX = 1;
    public static final int MSI = 2;
    public static final int INTX = 3;

    /** The message that was read is worth a lookup. */
    public static final int LOOK = 1;
    /** The lookup hit: the pirq is re-used. */
    public static final int HIT = 2;
    /** A pirq was allocated. */
    public static final int FRESH = 3;
    /** No pirq could be had: the setup's way out is next, which writes to the device. */
    public static final int FAILED = 4;

    private static final int STOPPED = 1;
    private static final int OPEN = 2;
    private static final int DONE = 4;
    private static final int RESETTING = 8;
    private static final int RECOVERING = 16;
    private static final int KEPT = 32;

    private final int count;
    private final int pc;
    private final int mode;
    private final int nvec;
    private final int state;
    private final int pirq;
    private final int flags;
    private final int loss;
    private final int lossEntry;
    private final int lossTo;

    public DriverCells(Layout layout, int drivers) {
        count = drivers;
        pc = layout.reserveHidden(2 * drivers);
        mode = layout.reserveHidden(drivers);
        nvec = layout.reserveHidden(drivers);
        state = layout.reserveHidden(drivers);
        pirq = layout.reserveHidden(drivers);
        flags = layout.reserveHidden(drivers);
        loss = layout.reserveHidden(drivers);
        lossEntry = layout.reserveHidden(drivers);
        lossTo = layout.reserveHidden(drivers);
    }

    public int pc(short[] s, int c) {
        return at(s, pc + 2 * c) << 15 | at(s, pc + 2 * c + 1);
    }

    /** The two cells of a program counter, high part first. */
    public int pcCell(int c) {
        return pc + 2 * c;
    }

    /** The cell that is 0 as long as the driver has lost nothing. */
    public int lossCell(int c) {
        return loss + c;
    }

    public void pc(short[] s, int c, int value) {
        set(s, pc + 2 * c, value >>> 15);
        set(s, pc + 2 * c + 1, value & 0x7fff);
    }

    public int mode(short[] s, int c) {
        return at(s, mode + c);
    }

    public int nvec(short[] s, int c) {
        return at(s, nvec + c);
    }

    public void mode(short[] s, int c, int newMode, int vectors) {
        set(s, mode + c, newMode);
        set(s, nvec + c, vectors);
    }

    /** 0, {@link #LOOK}, {@link #HIT}, {@link #FRESH} or {@link #FAILED}. */
    public int state(short[] s, int c) {
        return at(s, state + c);
    }

    /** The pirq of the setup in progress, -1 for none; less than that, the error of one that got no vectors. */
    public int pirq(short[] s, int c) {
        return at(s, pirq + c) - 1;
    }

    public void setup(short[] s, int c, int newState, int number) {
        set(s, state + c, newState);
        set(s, pirq + c, number + 1);
    }

    /** The driver gave the controller up. */
    public boolean stopped(short[] s, int c) {
        return (at(s, flags + c) & STOPPED) != 0;
    }

    public void stopped(short[] s, int c, boolean value) {
        flag(s, c, STOPPED, value);
    }

    /** A teardown has begun. */
    public boolean open(short[] s, int c) {
        return (at(s, flags + c) & OPEN) != 0;
    }

    public void open(short[] s, int c, boolean value) {
        flag(s, c, OPEN, value);
    }

    /** xen_hvm_setup_msi_irqs has returned before its last entry (2.6.37). */
    public boolean done(short[] s, int c) {
        return (at(s, flags + c) & DONE) != 0;
    }

    public void done(short[] s, int c, boolean value) {
        flag(s, c, DONE, value);
    }

    /** A reset has given the interrupts of a live device back and will set it up again. */
    public boolean resetting(short[] s, int c) {
        return (at(s, flags + c) & RESETTING) != 0;
    }

    public void resetting(short[] s, int c, boolean value) {
        flag(s, c, RESETTING, value);
    }

    /** An interrupt of this load was lost, and the driver sets its interrupts up anew. */
    public boolean recovering(short[] s, int c) {
        return (at(s, flags + c) & RECOVERING) != 0;
    }

    public void recovering(short[] s, int c, boolean value) {
        flag(s, c, RECOVERING, value);
    }

    /** The driver keeps the number of an irq that it has given back, and takes it where it gets no vector. */
    public boolean kept(short[] s, int c) {
        return (at(s, flags + c) & KEPT) != 0;
    }

    public void kept(short[] s, int c, boolean value) {
        flag(s, c, KEPT, value);
    }

    private void flag(short[] s, int c, int bit, boolean value) {
        set(s, flags + c, value ? at(s, flags + c) | bit : at(s, flags + c) & ~bit);
    }

    /** Phase of the first loss, 0 for none. */
    public int lossPhase(short[] s, int c) {
        return at(s, loss + c) >> 4;
    }

    public Reason lossReason(short[] s, int c) {
        return Reason.values()[at(s, loss + c) & 15];
    }

    public int lossEntry(short[] s, int c) {
        return at(s, lossEntry + c);
    }

    /** The packed {@link Owner} that got the interrupt, -1 for none; of a failed setup the driver's status. */
    public int lossTo(short[] s, int c) {
        return at(s, lossTo + c) - 1;
    }

    /** Records a loss unless there is one already. */
    public void lose(short[] s, int c, int phase, int entry, Reason reason, int to) {
        if (at(s, loss + c) == 0) {
            set(s, loss + c, phase << 4 | reason.ordinal());
            set(s, lossEntry + c, entry);
            set(s, lossTo + c, to + 1);
        }
    }

    /** A new kernel has lost nothing yet. */
    public void forgetLoss(short[] s, int c) {
        set(s, loss + c, 0);
        set(s, lossEntry + c, 0);
        set(s, lossTo + c, 0);
    }

    /** Copies all cells to {@code t} under new names. */
    public void relabel(short[] s, short[] t, Relabel r) {
        for (int d = 0; d < count; d++) {
            int to = r.device[d];
            pc(t, to, pc(s, d));
            mode(t, to, mode(s, d), nvec(s, d));
            t[state + to] = s[state + d];
            t[pirq + to] = s[pirq + d];
            t[flags + to] = s[flags + d];
            t[loss + to] = s[loss + d];
            t[lossEntry + to] = s[lossEntry + d];
            t[lossTo + to] = (short) (r.owner(s[lossTo + d] - 1) + 1);
        }
    }

    /** Gives the pirqs of setups in progress other numbers, in place. */
    public void renamePirqs(short[] s, IntUnaryOperator to) {
        for (int d = 0; d < count; d++) {
            if (state(s, d) == FRESH && pirq(s, d) >= 0) {
                setup(s, d, FRESH, to.applyAsInt(pirq(s, d)));
            }
        }
    }
}
