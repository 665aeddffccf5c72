package org.pirqscope.explore.tests;

import org.pirqscope.explore.StateSpace;
import org.pirqscope.explore.Walker;
import org.pirqscope.explore.WindowExceeded;

/**
 * A toy: {@code actors} counters from 0 to {@code most}, each choice adds one. Broken where {@code brokenAt} counters'
 * sum and the first counter meet. State: one long, eight bits a counter. There are (most + 1) ^ actors states and one
 * final one.
 */
record GridSpace(int actors, int most, long broken) implements StateSpace {

    @Override
    public int width() {
        return 2;
    }

    @Override
    public int choices() {
        return actors;
    }

    @Override
    public Walker walker() {
        return new Walker() {
            private long now;

            @Override
            public void start(long[] out, int at) {
                out[at] = 0;
                out[at + 1] = 7;
            }

            @Override
            public long load(long[] states, int at) {
                now = states[at];
                long mask = 0;
                for (int i = 0; i < actors; i++) {
                    mask |= (now >>> 8 * i & 255) < most ? 1L << i : 0;
                }
                return mask;
            }

            @Override
            public void next(int choice, long[] out, int at) {
                if (most > 200) {
                    throw new WindowExceeded("too much");
                }
                if (most == 200 && (now & 255) == 20) {
                    throw new OutOfMemoryError("a grid of 200 has no room for 21");
                }
                out[at] = now + (1L << 8 * choice);
                out[at + 1] = 7;
            }

            @Override
            public boolean broken() {
                return now == broken;
            }

            @Override
            public long outcome() {
                return now;
            }
        };
    }
}
