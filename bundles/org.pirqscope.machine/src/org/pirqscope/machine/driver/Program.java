package org.pirqscope.machine.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.driver.Op.Boundary;

/**
 * What the driver of one device does, as a flat list of atomic steps; steps that do not apply in a state are passed
 * over. A load is what its {@link Driver} writes; teardowns are the same for all.
 */
public final class Program {

    /** Teardown by driver unload. */
    public static final int UNLOAD = 8;
    /** Teardown of a device that its driver has given up. */
    public static final int DEAD = 9;
    /** Teardown by unload, then QEMU forgets the device. */
    public static final int UNPLUG = 10;
    /** Teardown at the beginning of a reset, of a device that is set up. */
    public static final int RESET = 11;
    /** Teardown by a driver that recovers from a lost interrupt. */
    public static final int RECOVER = 12;

    /** Teardown by a driver that gives its interrupts back while the system is suspended. */
    public static final int SUSPEND = 13;
    /** What pci_reset_function of a device that is set up does. */
    public static final int RESTORE = 14;
    /** What a resume does of a device whose driver has kept its interrupts. */
    public static final int RESUME = 15;
    /** What QEMU does when the BAR with the table is mapped anew. */
    public static final int REMAP = 16;
    /** The interrupts of a device that is set up go to another CPU. */
    public static final int AFFINITY = 17;

    /** An entry's setup; the way out of a failed allocation follows at once. */
    private static final List<AtomicStep> SETUP =
            List.of(AtomicStep.R, AtomicStep.L, AtomicStep.A, AtomicStep.Z, AtomicStep.W, AtomicStep.I);

    private final List<Op> ops = new ArrayList<>();
    private final List<Integer> acts = new ArrayList<>();
    private final Map<Integer, Integer> onIntx = new HashMap<>();
    private final Driver driver;
    private final int entries;
    private final boolean enablesFirst;
    private boolean recovery;
    private int lastSetup = -1;
    private Op[] frozen;

    /**
     * @param entries most vectors that the driver can get
     * @param enablesFirst whether the kernel writes ENABLE|MASKALL before it sets the entries up, not behind them
     */
    public Program(Driver driver, int entries, boolean enablesFirst) {
        this.driver = driver;
        this.entries = entries;
        this.enablesFirst = enablesFirst;
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
        recovery = false;
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

    /** Appends pci_reset_function. @param supported whether the guest has a way to reset the device */
    public Program reset(boolean supported) {
        acts.add(ops.size());
        step(AtomicStep.RS, RESTORE, 0);
        if (supported) {
            remap();
            restore(RESTORE);
            useAll();
        }
        return this;
    }

    /** Appends a write that moves the BAR with the table. */
    public Program moveBar() {
        acts.add(ops.size());
        remap();
        return useAll();
    }

    private void remap() {
        step(AtomicStep.BM, REMAP, 0);
        for (int e = 0; e < entries; e++) {
            step(AtomicStep.BU, REMAP, e);
        }
        mark(Boundary.UNBOUND, REMAP);
        pairs(AtomicStep.M, AtomicStep.B, REMAP);
        mark(Boundary.REMAPPED, REMAP);
    }

    /** pci_restore_msi_state. */
    private void restore(int phase) {
        step(AtomicStep.D, phase, 0);
        step(AtomicStep.UB, phase, 0);
        step(AtomicStep.UM, phase, 0);
        mark(Boundary.CUT, phase);
        step(AtomicStep.V, phase, 0);
        step(AtomicStep.E2, phase, 0);
        pairs(AtomicStep.M, AtomicStep.B, phase);
        mark(Boundary.RESTORED, phase);
    }

    /** Appends a suspend. */
    public Program suspend(boolean givesBack) {
        acts.add(ops.size());
        if (givesBack) {
            return giveBack(SUSPEND, entries);
        }
        return step(AtomicStep.SU, SUSPEND, 0);
    }

    /** Appends the resume from a suspend. */
    public Program resume(boolean gaveBack) {
        acts.add(ops.size());
        step(AtomicStep.RM, RESUME, 0);
        if (!gaveBack) {
            restore(RESUME);
            return useAll();
        }
        driver.load(this);
        recovery = false;
        mark(Boundary.LOADED, ops.getLast().phase());
        return this;
    }

    /** Appends a change of affinity of all entries. */
    public Program setAffinity() {
        acts.add(ops.size());
        for (int e = 0; e < entries; e++) {
            step(AtomicStep.AF, AFFINITY, e);
        }
        return useAll();
    }

    private Program useAll() {
        for (int e = 0; e < entries; e++) {
            use(Driver.LIVE, e);
        }
        return this;
    }

    /** A setup of so many entries, with its fall backs. */
    public Program setUp(int phase, int count) {
        int start = ops.size();
        lastSetup = start;
        int enabled = start + 1 + SETUP.size() * count + 2 + 2 * entries + 1;
        if (enablesFirst) {
            add(AtomicStep.E1, null, phase, 0, start, enabled);
        }
        add(AtomicStep.S, null, phase, 0, start, enabled);
        for (int e = 0; e < count; e++) {
            for (AtomicStep step : SETUP) {
                add(step, null, phase, e, start, enabled);
            }
        }
        if (!enablesFirst) {
            step(AtomicStep.E1, phase, 0);
        }
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
        return use(phase, entry, 0);
    }

    /** Something that needs the interrupt of an entry again, {@link Use#turn}. */
    public Program use(int phase, int entry, int turn) {
        boolean ownSetup = lastSetup >= 0 && ops.get(lastSetup).phase() == phase;
        ops.add(new Op(AtomicStep.U, null, phase, entry, turn, ownSetup ? lastSetup : -1, -1, recovery));
        return this;
    }

    /** The rest of this load is passed over unless the driver recovers; it begins with giving so many entries back. */
    public Program recover(int count) {
        recovery = true;
        return giveBack(RECOVER, count);
    }

    /** free_irq of so many entries, and the setup is undone. */
    public Program giveBack(int phase, int count) {
        driver.frees(count).forEach(e -> step(AtomicStep.C, phase, e));
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
        ops.add(new Op(step, mark, phase, entry, 0, setup, enabled, recovery));
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

    /** Whether the act that the place belongs to has set nothing up, used nothing and disabled nothing before it. */
    public boolean atBeginning(int at) {
        for (int i = acts.get(act(at)); i < at; i++) {
            AtomicStep step = frozen[i].step();
            if (step != null && (step.setsUp() || step == AtomicStep.S || step == AtomicStep.U)) {
                return false;
            }
        }
        return switch (frozen[at].step()) {
            case S, E1, C, D -> true;
            case null, default -> false;
        };
    }

    /** Whether that place is behind the first step of a setup and not behind its last map and bind. */
    public boolean settingUp(int at) {
        return at != frozen[at].setup() && frozen[at].step().setsUp();
    }

    public Op op(int at) {
        return frozen[at];
    }

    /** Whether what follows {@code at} restores the device: a reset that there is a way for. */
    public boolean restoresBehind(int at) {
        return at + 1 < frozen.length && frozen[at + 1].phase() == REMAP && inReset(at + 1);
    }

    /** Whether the table that moves at that place does so in a reset. */
    public boolean inReset(int at) {
        int first = acts.get(act(at));
        return frozen[first].step() == AtomicStep.RS;
    }

    /** How many atomic steps it has so far. */
    public int size() {
        return ops.size();
    }

    /** The program counter of a driver that has nothing left to do. */
    public int end() {
        return frozen.length;
    }

    /** A phase of this load that gets no vectors but INTx goes on here, as a recovery. */
    public Program onIntxOf(int phase) {
        for (Op op : ops.subList(acts.getLast(), ops.size())) {
            if (op.step() == AtomicStep.S && op.phase() == phase) {
                onIntx.put(op.enabled(), ops.size());
            }
        }
        return this;
    }

    /** Where a setup goes on that has got INTx. */
    public int onIntx(Op setup) {
        return onIntx.getOrDefault(setup.enabled(), setup.enabled());
    }

    /** Where a driver that recovers goes on after {@code at}: at the recovery of this load, or with the next step. */
    public int recovery(int at) {
        int next = at + 1;
        while (frozen[next].mark() != Boundary.LOADED && !frozen[next].recovery()) {
            next++;
        }
        return frozen[next].recovery() ? next : at + 1;
    }

    /**
     * Start of the next removal of a dead controller or hot-unplug after {@code at}, or the end: where a controller
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
