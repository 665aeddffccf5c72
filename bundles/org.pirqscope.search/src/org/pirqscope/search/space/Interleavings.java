package org.pirqscope.search.space;

import java.util.Arrays;
import org.pirqscope.explore.StateSpace;
import org.pirqscope.explore.Walker;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.search.pack.Codec;
import org.pirqscope.search.pack.DerivedCells;
import org.pirqscope.search.pack.Packing;

/**
 * All interleavings of a scenario's controllers as a space to explore. A choice is an actor; a move is a fused one of
 * docs/domain.md 6.2, or a fine one. The moves are the machine's own: the stepper runs the same.
 */
public final class Interleavings implements StateSpace {

    /**
     * What may be taken for the same, and what need not be tried.
     *
     * @param fine every atomic step is a move of its own
     * @param names Linux irqs, ports and, from QEMU 2.1 on, Xen irqs are named by their owner instead of by number
     * @param symmetry equal controllers are exchanged freely; needs {@code names}
     * @param partialOrder a controller whose next move commutes with everything that the others can do goes first,
     * alone
     */
    public record Reductions(boolean fine, boolean names, boolean symmetry, boolean partialOrder) {}

    private final Machine machine;
    private final int controllers;
    private final Reductions reductions;
    private final Codec codec;
    private final Outcomes outcomes;
    private final short[] from;
    /** Whether there are states in which a controller waits for the trap of another. */
    private final boolean waits;

    /** @param from the cells to start from: a moment of a run, or the start */
    public Interleavings(Machine machine, Reductions reductions, Codec codec, Outcomes outcomes, short[] from) {
        this(machine, reductions, codec, outcomes, from, reductions.fine() || machine.awaited(from) >= 0);
    }

    private Interleavings(
            Machine machine, Reductions reductions, Codec codec, Outcomes outcomes, short[] from, boolean waits) {
        this.machine = machine;
        this.controllers = machine.scenario().controllers().size();
        this.reductions = reductions;
        this.codec = codec;
        this.outcomes = outcomes;
        this.from = from;
        this.waits = waits;
    }

    /** The same space, in which any moment of a run may be packed: also one inside of a fused move. */
    public Interleavings withAnyMoment() {
        return new Interleavings(machine, reductions, codec, outcomes, from, true);
    }

    @Override
    public int width() {
        return codec.words();
    }

    @Override
    public int choices() {
        return machine.actors();
    }

    @Override
    public View walker() {
        return new View();
    }

    /** The machine whose moves these are. */
    public Machine machine() {
        return machine;
    }

    /** What packs the states. */
    public Codec codec() {
        return codec;
    }

    /** Whether a choice is a fused move that waits for nobody. */
    public boolean fused() {
        return !waits;
    }

    /** Whether irqs and ports keep their numbers. */
    public boolean numbered() {
        return !reductions.names();
    }

    /** Makes an actor's move, one choice of this space, in the cells of a world. */
    public void make(int actor, short[] world) {
        if (reductions.fine()) {
            machine.move(world, actor, Tape.SILENT);
        } else if (waits) {
            machine.fusedMoveBesideTrap(world, actor, Tape.SILENT);
        } else {
            machine.fusedMove(world, actor, Tape.SILENT);
        }
    }

    /** A walker that also tells which actor a choice means and what the current state is. */
    public final class View implements Walker {

        private final short[] now = new short[machine.wiring().layout.size()];
        private final short[] next = new short[now.length];
        private final Packing packing = new Packing(machine, codec, reductions.names(), reductions.symmetry());
        private final Commuting commuting = new Commuting(machine);
        private long[] packed;
        private int packedAt;
        private boolean unpacked;
        private boolean mayEnd;

        @Override
        public void start(long[] out, int at) {
            packing.pack(from, out, at);
        }

        /** Packs any world of the machine. */
        public void pack(short[] world, long[] out, int at) {
            packing.pack(world, out, at);
        }

        /** Makes a packed state the current one, without a look into it. */
        public void look(long[] states, int at) {
            packed = states;
            packedAt = at;
            unpacked = false;
        }

        @Override
        public long load(long[] states, int at) {
            look(states, at);
            unpack();
            long mask = 0;
            mayEnd = true;
            for (int actor = 0; actor < machine.actors(); actor++) {
                boolean goesOn = !machine.ended(now, actor);
                mayEnd &= actor >= controllers || !goesOn;
                if (goesOn && (!waits || machine.mayMove(now, actor))) {
                    mask |= 1L << actor;
                }
            }
            return reductions.partialOrder() && (mask & mask - 1) != 0 ? commuting.enough(now, mask) : mask;
        }

        private void unpack() {
            if (!unpacked) {
                packing.unpack(packed, packedAt, now);
                unpacked = true;
            }
        }

        /** The cells of the current state; not to be changed. */
        public short[] now() {
            unpack();
            return now;
        }

        /** What follows from other cells. */
        public DerivedCells derived() {
            return packing.derived();
        }

        @Override
        public void next(int choice, long[] out, int at) {
            System.arraycopy(now(), 0, next, 0, now.length);
            move(choice, next, out, at);
        }

        /**
         * Makes the choice's move in {@code world}, which holds the cells of the current state, and packs what comes
         * out.
         */
        public void move(int choice, short[] world, long[] out, int at) {
            make(choice, world);
            packNext(world, out, at);
        }

        /** Packs a world that one move of whoever made it has left of the current state. */
        public void packNext(short[] world, long[] out, int at) {
            packing.packChange(now, packed, packedAt, world, out, at);
        }

        /** A guest-wide event need not happen. */
        @Override
        public boolean mayEnd() {
            return mayEnd;
        }

        @Override
        public boolean broken() {
            return outcomes.lost(now);
        }

        @Override
        public long outcome() {
            return outcomes.key(now());
        }

        /**
         * For the state that {@link #next} packed last: the index that device {@code i} of the state before it has
         * there.
         */
        public int[] devicesNow() {
            return reductions.symmetry() ? packing.devices() : identity();
        }

        private int[] identity() {
            int[] same = new int[machine.actors()];
            Arrays.setAll(same, i -> i);
            return same;
        }
    }
}
