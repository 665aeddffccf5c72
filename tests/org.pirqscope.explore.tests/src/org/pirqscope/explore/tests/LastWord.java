package org.pirqscope.explore.tests;

import org.pirqscope.explore.StateSpace;
import org.pirqscope.explore.Walker;

/**
 * Two counters in the last word of a state, whose first word is always the same: among a million such states some
 * hundred pairs have equal hashes as far as a table keeps them, so that whoever leaves out the last word takes two
 * states for one.
 */
record LastWord(int most) implements StateSpace {

    @Override
    public int width() {
        return 2;
    }

    @Override
    public int choices() {
        return 2;
    }

    @Override
    public Walker walker() {
        return new Walker() {
            private long now;

            @Override
            public void start(long[] out, int at) {
                out[at] = 7;
                out[at + 1] = 0;
            }

            @Override
            public long load(long[] states, int at) {
                now = states[at + 1];
                return ((now & 0xffff) < most ? 1 : 0) | (now >>> 16 < most ? 2 : 0);
            }

            @Override
            public void next(int choice, long[] out, int at) {
                out[at] = 7;
                out[at + 1] = now + (1L << 16 * choice);
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
