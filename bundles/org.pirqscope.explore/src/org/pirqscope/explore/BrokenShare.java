package org.pirqscope.explore;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What share of all orders comes to a broken state, where at each state every choice is equally likely, and resting,
 * where it may, is one choice more. An order ends with its first broken state. One pass over the graph, successors
 * before those that lead to them; nothing is sampled. The graph must be acyclic. For one thread.
 */
public final class BrokenShare {

    private static final byte OPEN = 1;
    private static final byte SOME = 2;
    private static final byte ALL = 3;
    /** After so many states, a power of 2, the limits are looked at. */
    private static final int LOOK = 64;

    private final Predicate<Walker> counted;
    private final Walker walker;
    private final Limits limits;
    private final int width;
    private final StateStore store;
    private final long end;
    private final long[] here;
    private final long[] next;
    private final ArrayDeque<Frame> open = new ArrayDeque<>();
    private double[] share = new double[1024];
    private byte[] known = new byte[1024];

    /** A state whose successors are being looked at. */
    private static final class Frame {
        final int state;
        final int[] successors;
        final boolean mayRest;
        int at;

        Frame(int state, int[] successors, boolean mayRest) {
            this.state = state;
            this.successors = successors;
            this.mayRest = mayRest;
        }
    }

    /**
     * What comes of a state.
     *
     * @param broken the share of the orders that break the claim, 0 to 1, as exact as doubles add up
     * @param inevitable whether every order does
     */
    public record Share(double broken, boolean inevitable) {}

    /** The limits hold for all that is asked of this object together. */
    public BrokenShare(StateSpace space, Limits limits) {
        this(space, limits, at -> true);
    }

    /** Only orders count whose first broken state is one of these. */
    public BrokenShare(StateSpace space, Limits limits, Predicate<Walker> counted) {
        this.counted = counted;
        this.walker = space.walker();
        this.limits = limits;
        this.width = space.width();
        this.store = new StateStore(width, 0, limits.bytes());
        this.end = limits.millis() == Long.MAX_VALUE ? Long.MAX_VALUE : System.currentTimeMillis() + limits.millis();
        this.here = new long[width + space.hints()];
        this.next = new long[width + space.hints()];
    }

    /**
     * The share of one packed state; empty where a limit was reached, or memory refused.
     *
     * @throws WindowExceeded if some state does not fit the space's packing
     * @throws IllegalStateException if the graph has a cycle
     */
    public Optional<Share> of(long[] state) {
        try {
            int index = add(state);
            return pass(index) ? Optional.of(new Share(share[index], known[index] == ALL)) : Optional.empty();
        } catch (OutOfMemoryError refused) {
            return Optional.empty();
        } finally {
            open.clear();
        }
    }

    private boolean pass(int from) {
        begin(from);
        for (long taken = 1; !open.isEmpty(); taken++) {
            Frame frame = open.getLast();
            if (frame.at == frame.successors.length) {
                close(open.removeLast());
            } else {
                begin(frame.successors[frame.at++]);
            }
            if ((taken & LOOK - 1) == 0 && over()) {
                return false;
            }
        }
        return true;
    }

    private boolean over() {
        return store.bytes() + 9L * share.length > limits.bytes()
                || limits.cancelled().getAsBoolean()
                || System.currentTimeMillis() > end;
    }

    private void begin(int state) {
        if (known[state] == OPEN) {
            throw new IllegalStateException("an order comes back to where it was");
        }
        if (known[state] != 0) {
            return;
        }
        System.arraycopy(store.array(state), store.at(state), here, 0, width);
        long mask = walker.load(here, 0);
        if (walker.broken()) {
            boolean counts = counted.test(walker);
            share[state] = counts ? 1 : 0;
            known[state] = counts ? ALL : SOME;
        } else {
            boolean mayRest = mask == 0 || walker.mayEnd();
            open.addLast(new Frame(state, successors(mask), mayRest));
            known[state] = OPEN;
        }
    }

    private int[] successors(long mask) {
        int[] successors = new int[Long.bitCount(mask)];
        int count = 0;
        for (long left = mask; left != 0; left &= left - 1) {
            walker.next(Long.numberOfTrailingZeros(left), next, 0);
            successors[count++] = add(next);
        }
        return successors;
    }

    private int add(long[] words) {
        int index = store.add(words, 0, StateStore.hash(words, 0, width), -1);
        if (index < 0) {
            return -1 - index;
        }
        if (index >= share.length) {
            share = Arrays.copyOf(share, 2 * share.length);
            known = Arrays.copyOf(known, 2 * known.length);
        }
        return index;
    }

    private void close(Frame frame) {
        double sum = 0;
        boolean all = !frame.mayRest;
        for (int successor : frame.successors) {
            sum += share[successor];
            all &= known[successor] == ALL;
        }
        share[frame.state] = sum / (frame.successors.length + (frame.mayRest ? 1 : 0));
        known[frame.state] = all ? ALL : SOME;
    }
}
