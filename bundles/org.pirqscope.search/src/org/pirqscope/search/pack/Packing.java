package org.pirqscope.search.pack;

import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.Wiring;

/**
 * How a world becomes a packed state and comes back, for one thread: renamed if names decide nothing, the cells of its
 * identity packed, the rest built again from those. What the machine reads has to be in one of the two:
 * {@code PackingTest} puts nonsense everywhere else.
 */
public final class Packing {

    private final Machine machine;
    private final Codec codec;
    private final Renaming renaming;
    private final boolean names;
    private final DerivedCells derived;

    /**
     * @param names whether names decide nothing, and {@code symmetry} whether equal controllers are exchanged freely
     */
    public Packing(Machine machine, Codec codec, boolean names, boolean symmetry) {
        this.machine = machine;
        this.codec = codec;
        this.names = names;
        this.renaming = new Renaming(machine.wiring(), machine.scenario(), symmetry);
        this.derived = new DerivedCells(machine.wiring());
    }

    /**
     * A packing of the worlds of {@link #machine}, with owners' names or with numbers, that knows these worlds' values
     * and no others.
     */
    public static Packing of(Scenario scenario, boolean names, Iterable<short[]> worlds) {
        Machine machine = machine(scenario);
        boolean[] identity = identity(machine, names);
        Codec.Vocabulary vocabulary = new Codec.Vocabulary(machine.layout(), identity);
        Renaming renaming = new Renaming(machine.wiring(), scenario, false);
        short[] first = machine.start();
        boolean[] changes = new boolean[first.length];
        vocabulary.learn(first);
        for (short[] world : worlds) {
            vocabulary.learn(names ? renaming.rename(world) : world, first, changes);
        }
        return new Packing(machine, new Codec(vocabulary, changes, first), names, false);
    }

    /** The machine whose worlds are packed: as a run's, but it may name Linux irqs by their owner. */
    public static Machine machine(Scenario scenario) {
        return new Machine(scenario, new Wiring.Bounds(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    /** The cells to pack. */
    public static boolean[] identity(Machine machine, boolean names) {
        boolean[] packed = machine.layout().identity();
        if (!names) {
            new DerivedCells(machine.wiring()).addPorts(packed);
        }
        return packed;
    }

    /** Longs of a packed state. */
    public int words() {
        return codec.words();
    }

    /** Packs a world. */
    public void pack(short[] world, long[] out, int at) {
        codec.pack(names ? renaming.rename(world) : world, out, at);
    }

    /** Packs a world that differs little from {@code before}, which was unpacked from {@code in}. */
    public void packChange(short[] before, long[] in, int from, short[] world, long[] out, int at) {
        codec.packChange(before, in, from, names ? renaming.rename(world) : world, out, at);
    }

    /** Makes {@code world} what was packed. Cells that decide nothing keep what they had. */
    public void unpack(long[] in, int at, short[] world) {
        codec.unpack(in, at, world);
        derived.rebuild(world);
    }

    /** For the world that was packed last: the index that each device has in the state. */
    public int[] devices() {
        return renaming.devices();
    }

    /** What follows from packed cells. */
    public DerivedCells derived() {
        return derived;
    }
}
