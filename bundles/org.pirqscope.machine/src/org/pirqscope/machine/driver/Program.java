package org.pirqscope.machine.driver;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.driver.Op.Boundary;

/**
 * What the driver of one device does, as a flat list of atomic steps; steps that do not apply in a state are passed
 * over. A load is what its {@link Driver} writes; teardowns are the same for all.
 */
public final class Program {

    /** Teardown by driver unload. */
    public static final int UNLOAD = 4;
    /** Teardown of a device that its driver has given up. */
    public static final int DEAD = 5;
    /** Teardown by unload, then QEMU forgets the device. */
    public static final int UNPLUG = 6;
    /** Teardown at the beginning of a reset, of a device that is set up. */
    public static final int RESET = 7;

    /** An entry's setup; a failed allocation has its way out right behind it. */
    private static final List<AtomicStep> SETUP =
            List.of(AtomicStep.R, AtomicStep.L, AtomicStep.A, AtomicStep.Z, AtomicStep.W, AtomicStep.I);

    private final List<Op> ops = new ArrayList<>();
    private final List<Integer> acts = new ArrayList<>();
    private final Driver driver;
    private final int entries;
    private Op[] frozen;

    /** @param entries most vectors that the driver can get */
    public Program(Driver driver, int entries) {
        this.driver = driver;
        this.entries = entries;
    }

    /** Most vectors that the driver can get. */
    public int entries() {
        return entries;
    }

    /** Appends a probe; of a device that is set up, a reset, which gives its interrupts back first. */
    public Program load() {
        boolean first = acts.isEmpty();
        acts.add(ops.size());
        if (!first) {
            giveBack(RESET, entries);
        }
        driver.load(this);
        mark(Boundary.LOADED, ops.getLast().phase());
        return this;
    }

    /** Appends a teardown: {@link #UNLOAD}, {@link #DEAD} or {@link #UNPLUG}. */
    public Program tearDown(int phase) {
        acts.add(ops.size());
        giveBack(phase, entries);
        if (phase == UNPLUG) {
            step(AtomicStep.UNPLUG, phase, 0);
        }
        return this;
    }

    /** A setup of so many entries, with its fall backs. */
    public Program setUp(int phase, int count) {
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
        mark(Boundary.ENABLED, phase);
        return this;
    }

    /** request_irq of an entry. */
    public Program request(int phase, int entry) {
        return step(AtomicStep.Q, phase, entry);
    }

    /** Something that needs the interrupt of an entry. */
    public Program use(int phase, int entry) {
        return step(AtomicStep.U, phase, entry);
    }

    /** free_irq of so many entries, and the setup is undone. */
    public Program giveBack(int phase, int count) {
        for (int e = 0; e < count; e++) {
            step(AtomicStep.C, phase, e);
        }
        step(AtomicStep.D, phase, 0);
        pairs(AtomicStep.UB, AtomicStep.UM, phase);
        mark(Boundary.DISABLED, phase);
        for (int e = 0; e < count; e++) {
            step(AtomicStep.X, phase, e);
        }
        mark(Boundary.TORN, phase);
        return this;
    }

    private void pairs(AtomicStep one, AtomicStep two, int phase) {
        for (int e = 0; e < entries; e++) {
            step(one, phase, e);
            step(two, phase, e);
        }
    }

    private Program step(AtomicStep step, int phase, int entry) {
        add(step, null, phase, entry, -1, -1);
        return this;
    }

    private void mark(Boundary mark, int phase) {
        add(null, mark, phase, 0, -1, -1);
    }

    private void add(AtomicStep step, Boundary mark, int phase, int entry, int setup, int enabled) {
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
