package org.pirqscope.search.cache;

import java.util.Arrays;
import org.pirqscope.explore.StateSpace;
import org.pirqscope.explore.Walker;
import org.pirqscope.machine.state.CellAccess;
import org.pirqscope.search.space.Interleavings;

/**
 * A space whose walkers remember what the moves of another one did and make a move only where none is known: the same
 * states, transitions, numbers and paths, found sooner. Nothing below knows of it; without it the search is slower and
 * no other.
 */
public final class RememberedMoves implements StateSpace {

    private final Interleavings space;
    private final LearnedMoves moves;

    private RememberedMoves(Interleavings space) {
        this.space = space;
        this.moves = new LearnedMoves(space.width());
    }

    /** The space with a memory; the space itself where its moves cannot be kept. */
    public static StateSpace over(Interleavings space) {
        return space.fused() && space.numbered() && MoveCache.fits(space.machine(), space.codec())
                ? new RememberedMoves(space)
                : space;
    }

    @Override
    public int width() {
        return space.width();
    }

    @Override
    public int hints() {
        return MoveCache.hints(space.choices());
    }

    @Override
    public int choices() {
        return space.choices();
    }

    @Override
    public Walker walker() {
        return new Remembering();
    }

    private final class Remembering implements Walker {

        private final Interleavings.View view = space.walker();
        private final MoveCache known = new MoveCache(space.machine(), space.codec(), view.derived(), moves);
        private final short[] next = CellAccess.watched(space.machine().layout().size());
        private final long[] after = new long[space.width()];
        private final int width = space.width() + hints();
        private long[] packed;
        private int packedAt;

        @Override
        public void start(long[] out, int at) {
            view.start(out, at);
            Arrays.fill(out, at + after.length, at + width, 0);
        }

        @Override
        public long load(long[] states, int at) {
            packed = states;
            packedAt = at;
            view.look(states, at);
            return known.load(states, at);
        }

        @Override
        public void next(int choice, long[] out, int at) {
            if (!known.next(choice, packed, packedAt, out, at)) {
                CellAccess.watch(view.now(), next);
                view.move(choice, next, after, 0);
                known.keep(choice, next, packed, packedAt, after);
                if (!known.next(choice, packed, packedAt, out, at)) {
                    System.arraycopy(after, 0, out, at, after.length);
                    Arrays.fill(out, at + after.length, at + width, 0);
                }
            }
        }

        @Override
        public long asleep() {
            return known.asleep();
        }

        @Override
        public long bytes() {
            return known.bytes();
        }

        @Override
        public boolean broken() {
            return known.lost(packed, packedAt);
        }

        @Override
        public long outcome() {
            return view.outcome();
        }
    }
}
