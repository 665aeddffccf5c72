package org.pirqscope.explore.tests;

import java.util.concurrent.atomic.AtomicLong;
import org.pirqscope.explore.StateSpace;
import org.pirqscope.explore.Walker;

/**
 * A grid whose states carry which choices lead to a state that is there already: all choices commute, so that these are
 * the ones below the choice that led here, and those that were it before.
 *
 * @param made counts the successors that were asked for
 */
record HintedGrid(GridSpace grid, AtomicLong made) implements StateSpace {

    /** Bytes that a walker says it keeps. */
    static final long KEPT = 1 << 24;

    @Override
    public int width() {
        return grid.width();
    }

    @Override
    public int hints() {
        return 1;
    }

    @Override
    public int choices() {
        return grid.choices();
    }

    @Override
    public Walker walker() {
        Walker plain = grid.walker();
        return new Walker() {
            private long able;
            private long asleep;

            @Override
            public void start(long[] out, int at) {
                plain.start(out, at);
                out[at + width()] = 0;
            }

            @Override
            public long load(long[] states, int at) {
                able = plain.load(states, at);
                asleep = states[at + width()] & able;
                return able;
            }

            @Override
            public long bytes() {
                return KEPT;
            }

            @Override
            public long asleep() {
                return asleep;
            }

            @Override
            public void next(int choice, long[] out, int at) {
                made.incrementAndGet();
                plain.next(choice, out, at);
                out[at + width()] = (asleep | able & (1L << choice) - 1) & ~(1L << choice);
            }

            @Override
            public boolean broken() {
                return plain.broken();
            }

            @Override
            public long outcome() {
                return plain.outcome();
            }
        };
    }
}
