package org.pirqscope.search;

import java.util.Arrays;
import org.pirqscope.explore.StateSpace;
import org.pirqscope.explore.Walker;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.state.Reading;

/**
 * All interleavings of a scenario's controllers as a space to explore. A choice is an actor; a move is a fused one of domain.md 6.2, or a fine one.
 * The moves are the machine's own: the stepper runs the same.
 */
final class Interleavings implements StateSpace {

    /**
     * What may be taken for the same, and what need not be tried.
     *
     * @param fine every atomic step is a move of its own
     * @param names Linux irqs, ports and, from QEMU 2.1 on, Xen irqs are named by their owner instead of by number
     * @param symmetry equal controllers are exchanged freely; needs {@code names}
     * @param partialOrder a controller whose next move commutes with everything that the others can do goes first, alone
     * @param shortcuts moves are remembered; needs numbers and fused moves
     */
    record Reductions(boolean fine, boolean names, boolean symmetry, boolean partialOrder, boolean shortcuts) {
    }

    private final Machine machine;
    private final Reductions reductions;
    private final Codec codec;
    private final Outcomes outcomes;
    private final short[] from;
    private final Moves moves;

    /** @param from the cells to start from: a moment of a run, or the start */
    Interleavings(Machine machine, Reductions reductions, Codec codec, Outcomes outcomes, short[] from) {
        this.machine = machine;
        this.reductions = reductions;
        this.codec = codec;
        this.outcomes = outcomes;
        this.from = from;
        this.moves = reductions.shortcuts() && !reductions.fine() && !reductions.names() && MoveCache.fits(machine, codec) ? new Moves(codec.words()) : null;
    }

    @Override
    public int width() {
        return codec.words();
    }

    @Override
    public int hints() {
        return moves == null ? 0 : MoveCache.hints(machine.actors());
    }

    @Override
    public int choices() {
        return machine.actors();
    }

    @Override
    public View walker() {
        return new View();
    }

    /** A walker that also tells which actor a choice means and what the current state is. */
    final class View implements Walker {

        private final short[] now = new short[machine.wiring().layout.size()];
        private final Renaming renaming = new Renaming(machine.wiring(), machine.scenario(), reductions.symmetry());
        private final Commuting commuting = new Commuting(machine);
        private final Derived derived = new Derived(machine.wiring());
        private final MoveCache known = moves == null ? null : new MoveCache(machine, codec, derived, moves);
        private final short[] next = known == null ? new short[now.length] : Reading.watched(now.length);
        private final long[] after = new long[codec.words()];
        private long[] packed;
        private int packedAt;
        private boolean unpacked;

        @Override
        public void start(long[] out, int at) {
            codec.pack(reductions.names() ? renaming.rename(from) : from, out, at);
            Arrays.fill(out, at + codec.words(), at + width(), 0);
        }

        @Override
        public long load(long[] states, int at) {
            packed = states;
            packedAt = at;
            unpacked = false;
            if (known != null) {
                return known.load(states, at);
            }
            unpack();
            long mask = 0;
            for (int actor = 0; actor < machine.actors(); actor++) {
                if (reductions.fine() ? machine.mayMove(now, actor) : !machine.ended(now, actor)) {
                    mask |= 1L << actor;
                }
            }
            return reductions.partialOrder() && (mask & mask - 1) != 0 ? commuting.enough(now, mask) : mask;
        }

        private void unpack() {
            if (!unpacked) {
                codec.unpack(packed, packedAt, now);
                derived.rebuild(now);
                unpacked = true;
            }
        }

        @Override
        public void next(int choice, long[] out, int at) {
            if (known == null) {
                move(choice, out, at);
            } else if (!known.next(choice, packed, packedAt, out, at)) {
                move(choice, after, 0);
                known.keep(choice, next, packed, packedAt, after);
                if (!known.next(choice, packed, packedAt, out, at)) {
                    System.arraycopy(after, 0, out, at, after.length);
                    Arrays.fill(out, at + after.length, at + width(), 0);
                }
            }
        }

        private void move(int choice, long[] out, int at) {
            unpack();
            if (known == null) {
                System.arraycopy(now, 0, next, 0, now.length);
            } else {
                Reading.watch(now, next);
            }
            if (reductions.fine()) {
                machine.move(next, choice, Tape.SILENT);
            } else {
                machine.fusedMove(next, choice, Tape.SILENT);
            }
            codec.packChange(now, packed, packedAt, reductions.names() ? renaming.rename(next) : next, out, at);
        }

        @Override
        public long asleep() {
            return known == null ? 0 : known.asleep();
        }

        @Override
        public long bytes() {
            return known == null ? 0 : known.bytes();
        }

        @Override
        public boolean broken() {
            if (known != null) {
                return known.lost(packed, packedAt);
            }
            return outcomes.lost(now);
        }

        @Override
        public long outcome() {
            unpack();
            return outcomes.key(now);
        }

        /** Longs of a packed state with its hints. */
        int width() {
            return Interleavings.this.width() + hints();
        }

        /** For the state that {@link #next} packed last: the index that device {@code i} of the state before it has there. */
        int[] devicesNow() {
            return reductions.symmetry() ? renaming.devices() : identity();
        }

        private int[] identity() {
            int[] same = new int[machine.actors()];
            Arrays.setAll(same, i -> i);
            return same;
        }
    }
}
