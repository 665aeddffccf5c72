package org.pirqscope.explore;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Counts final states by the class of the broken state that comes first on the way to them; one may be behind several.
 */
public final class BehindBroken {

    /** After so many states, a power of 2, the limits are looked at. */
    private static final int LOOK = 64;

    private final Walker walker;
    private final Limits limits;
    private final int width;
    private final StateStore store;
    private final ToIntFunction<Walker> classOf;
    private final LongList open = new LongList();
    private final long[] here;
    private final long[] next;
    private final long[] words;
    private long[] count = new long[16];

    /** @param classOf a small number from 0 on for the broken state that the walker looks at, -1 to go on */
    public BehindBroken(StateSpace space, Limits limits, ToIntFunction<Walker> classOf) {
        this.walker = space.walker();
        this.limits = limits;
        this.classOf = classOf;
        this.width = space.width();
        this.store = new StateStore(width + 1, 0, limits.bytes());
        this.here = new long[width + space.hints()];
        this.next = new long[width + space.hints()];
        this.words = new long[width + 1];
    }

    /**
     * How many final states there are behind each class, 0 for those that are not met; empty where a limit was reached,
     * or memory refused.
     *
     * @throws WindowExceeded if some state does not fit the space's packing
     */
    public Optional<long[]> count() {
        try {
            return all() ? Optional.of(count) : Optional.empty();
        } catch (OutOfMemoryError refused) {
            return Optional.empty();
        }
    }

    private boolean all() {
        long end = limits.millis() == Long.MAX_VALUE ? Long.MAX_VALUE : System.currentTimeMillis() + limits.millis();
        walker.start(next, 0);
        add(0);
        for (long taken = 0; open.size() > 0; taken++) {
            take((int) open.removeLast());
            if ((taken & LOOK - 1) == 0
                    && (store.bytes() + 8L * open.room() > limits.bytes()
                            || limits.cancelled().getAsBoolean()
                            || System.currentTimeMillis() > end)) {
                return false;
            }
        }
        return true;
    }

    private void take(int index) {
        System.arraycopy(store.array(index), store.at(index), here, 0, width);
        long behind = store.array(index)[store.at(index) + width];
        long mask = walker.load(here, 0);
        if (behind == 0 && walker.broken()) {
            behind = 1L + classOf.applyAsInt(walker);
        }
        if (behind > 0 && (mask == 0 || walker.mayEnd())) {
            count((int) behind - 1);
        }
        for (long left = mask; left != 0; left &= left - 1) {
            walker.next(Long.numberOfTrailingZeros(left), next, 0);
            add(behind);
        }
    }

    private void count(int of) {
        if (of >= count.length) {
            count = Arrays.copyOf(count, 2 * of);
        }
        count[of]++;
    }

    private void add(long behind) {
        System.arraycopy(next, 0, words, 0, width);
        words[width] = behind;
        int index = store.add(words, 0, StateStore.hash(words, 0, width + 1), -1);
        if (index >= 0) {
            open.add(index);
        }
    }
}
