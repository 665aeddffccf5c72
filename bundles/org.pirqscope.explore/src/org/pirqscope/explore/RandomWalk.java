package org.pirqscope.explore;

import java.util.Random;

/**
 * One random walk through a space: uniform, or by priorities that change at a few points (probabilistic concurrency
 * testing).
 */
final class RandomWalk {

    private static final int CHANGES = 3;
    private static final int HORIZON = 400;

    private final Walker walker;
    private final Random random;
    private final double[] priority;
    private final boolean byPriority;
    private final long[] words;
    private final LongList path = new LongList();

    RandomWalk(StateSpace space, Walker walker, Random random, boolean byPriority) {
        this.walker = walker;
        this.random = random;
        this.byPriority = byPriority;
        this.words = new long[space.width() + space.hints()];
        this.priority = random.doubles(space.choices()).toArray();
    }

    /** The choices to the first broken state, null if the walk ends without. */
    int[] walk() {
        walker.start(words, 0);
        for (long mask = walker.load(words, 0); !walker.broken(); mask = walker.load(words, 0)) {
            if (mask == 0) {
                return null;
            }
            int choice = byPriority ? highest(mask) : any(mask);
            path.add(choice);
            walker.next(choice, words, 0);
            if (byPriority && random.nextInt(HORIZON) < CHANGES) {
                priority[choice] = -random.nextDouble();
            }
        }
        return ints();
    }

    private int any(long mask) {
        long left = mask;
        for (int skip = random.nextInt(Long.bitCount(mask)); skip > 0; skip--) {
            left &= left - 1;
        }
        return Long.numberOfTrailingZeros(left);
    }

    private int highest(long mask) {
        int best = Long.numberOfTrailingZeros(mask);
        for (long left = mask; left != 0; left &= left - 1) {
            int choice = Long.numberOfTrailingZeros(left);
            best = priority[choice] > priority[best] ? choice : best;
        }
        return best;
    }

    private int[] ints() {
        int[] all = new int[path.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (int) path.get(i);
        }
        return all;
    }

    static int switches(int[] path) {
        int switches = 0;
        for (int i = 1; i < path.length; i++) {
            switches += path[i] != path[i - 1] ? 1 : 0;
        }
        return switches;
    }
}
