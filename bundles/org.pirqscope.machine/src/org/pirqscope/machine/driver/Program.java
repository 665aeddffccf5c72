package org.pirqscope.machine.driver;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.driver.Op.Mark;

/**
 * What one NVMe driver does, as a flat list of atomic steps; steps that do not apply in a state are passed over.
 * Phase 1 sets entry 0 up, identifies and gives it back; phase 2 sets up all entries and uses them; phase 3 is the last
 * admin command (drivers/nvme/host/pci.c nvme_reset_work, Linux 4.8 to 4.11; docs/domain.md 2.6).
 */
public final class Program {

    /** Teardown by driver unload. */
    public static final int UNLOAD = 4;
    /** Teardown by nvme_remove_dead_ctrl. */
    public static final int DEAD = 5;
    /** Teardown by unload, then QEMU forgets the device. */
    public static final int UNPLUG = 6;
    /** Teardown at the beginning of nvme_reset_work, of a controller that is live. */
    public static final int RESET = 7;

    /** An entry's setup; a failed allocation has its way out right behind it. */
    private static final List<AtomicStep> SETUP =
            List.of(AtomicStep.R, AtomicStep.L, AtomicStep.A, AtomicStep.Z, AtomicStep.W, AtomicStep.I);

    private final List<Op> ops = new ArrayList<>();
    private final List<Integer> acts = new ArrayList<>();
    private final int entries;
    private Op[] frozen;

    /** @param entries most vectors that the driver can get */
    public Program(int entries) {
        this.entries = entries;
    }

    /** Appends a probe; of a controller that is live, a reset, which disables it first. */
    public Program load() {
        boolean first = acts.isEmpty();
        acts.add(ops.size());
        if (!first) {
            teardown(RESET, entries);
        }
        setup(1, 1);
        request(1, 0);
        teardown(1, 1);
        setup(2, entries);
        for (int e = 0; e < entries; e++) {
            request(2, e);
        }
        step(AtomicStep.U, 3, 0);
        mark(Mark.LOADED, 3);
        return this;
    }

    /** Appends a teardown: {@link #UNLOAD}, {@link #DEAD} or {@link #UNPLUG}. */
    public Program tearDown(int phase) {
        acts.add(ops.size());
        teardown(phase, entries);
        if (phase == UNPLUG) {
            step(AtomicStep.UNPLUG, phase, 0);
        }
        return this;
    }

    private void setup(int phase, int count) {
        int start = ops.size();
        int enabled = start + 1 + SETUP.size() * count + 2 + 2 * entries + 1;
        add(AtomicStep.S, null, phase, 0, start, enabled);
        for (int e = 0; e < count; e++) {
            for (AtomicStep step : SETUP) {
                add(step, null, phase, e, start, enabled);
            }
        }
        step(AtomicStep.E1, phase, 0);
        step(AtomicStep.E2, phase, 0);
        pairs(AtomicStep.M, AtomicStep.B, phase);
        mark(Mark.ENABLED, phase);
    }

    private void request(int phase, int entry) {
        step(AtomicStep.Q, phase, entry);
        step(AtomicStep.U, phase, entry);
    }

    private void teardown(int phase, int count) {
        for (int e = 0; e < count; e++) {
            step(AtomicStep.C, phase, e);
        }
        step(AtomicStep.D, phase, 0);
        pairs(AtomicStep.UB, AtomicStep.UM, phase);
        mark(Mark.DISABLED, phase);
        for (int e = 0; e < count; e++) {
            step(AtomicStep.X, phase, e);
        }
        mark(Mark.TORN, phase);
    }

    private void pairs(AtomicStep one, AtomicStep two, int phase) {
        for (int e = 0; e < entries; e++) {
            step(one, phase, e);
            step(two, phase, e);
        }
    }

    private void step(AtomicStep step, int phase, int entry) {
        add(step, null, phase, entry, -1, -1);
    }

    private void mark(Mark mark, int phase) {
        add(null, mark, phase, 0, -1, -1);
    }

    private void add(AtomicStep step, Mark mark, int phase, int entry, int setup, int enabled) {
        ops.add(new Op(step, mark, phase, entry, setup, enabled));
    }

    /** Ends the writing of the program. */
    public Program freeze() {
        frozen = ops.toArray(new Op[0]);
        return this;
    }

    /** Which act the place belongs to, from 0. */
    public int act(int at) {
        int act = acts.size() - 1;
        while (act > 0 && acts.get(act) > at) {
            act--;
        }
        return act;
    }

    public Op op(int at) {
        return frozen[at];
    }

    /** How many atomic steps it has so far. */
    public int size() {
        return ops.size();
    }

    /** The program counter of a driver that has nothing left to do. */
    public int end() {
        return frozen.length;
    }

    /**
     * Start of the next removal of a dead controller or hot-unplug behind {@code at}, or the end: where a controller
     * goes that has lost its vector 0. Both are an explicit choice of the script; else the controller stays as it is
     * (docs/domain.md 6.4).
     */
    public int nextDead(int at) {
        for (int i = at; i < frozen.length; i++) {
            if (frozen[i].phase() == DEAD || frozen[i].phase() == UNPLUG) {
                return i;
            }
        }
        return end();
    }
}
