package org.pirqscope.explore.tests;

import org.pirqscope.explore.StateSpace;
import org.pirqscope.explore.Walker;

/**
 * A toy whose equal states are not equally many moves away from the start: counters from 0 to {@code most}, each of
 * which goes on by one (choice 2i) or, below {@code leaps}, by two (choice 2i + 1). There are (most + 1) ^ actors
 * states.
 */
record LeapSpace(int actors, int most, int leaps) implements StateSpace {

    @Override
    public int width() {
        return 3;
    }

    @Override
    public int choices() {
        return 2 * actors;
    }

    /** How many transitions there are. */
    long transitions() {
        long others = Math.round(Math.pow(most + 1, actors - 1));
        return actors * others * (most + Math.min(leaps, most - 1));
    }

    @Override
    public Walker walker() {
        return new Walker() {
            private long now;

            @Override
            public void start(long[] out, int at) {
                put(0, out, at);
            }

            private void put(long state, long[] out, int at) {
                out[at] = state;
                out[at + 1] = ~state;
                out[at + 2] = 7;
            }

            @Override
            public long load(long[] states, int at) {
                now = states[at];
                long mask = 0;
                for (int i = 0; i < actors; i++) {
                    long count = now >>> 8 * i & 255;
                    mask |= count < most ? 1L << 2 * i : 0;
                    mask |= count < most - 1 && count < leaps ? 2L << 2 * i : 0;
                }
                return mask;
            }

            @Override
            public void next(int choice, long[] out, int at) {
                put(now + ((choice & 1) + 1L << 8 * (choice >>> 1)), out, at);
            }

            @Override
            public boolean broken() {
                return false;
            }

            @Override
            public long outcome() {
                return now;
            }
        };
    }
}
