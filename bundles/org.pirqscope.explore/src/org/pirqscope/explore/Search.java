package org.pirqscope.explore;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * One search loop for one thread; the frontier decides the order: fewest context switches first, depth first, or
 * random. Every state is visited once for each actor that moved last, since the cost of going on depends on it. Ends at
 * the goal, which by default is the first broken state; never goes on from a broken one.
 */
public final class Search {

    /** In which order states are taken. */
    public enum Order {
        /** Fewest context switches first: the first state that is the goal needs no more than any other. */
        FEWEST_SWITCHES,
        /** Depth first. */
        DEPTH_FIRST
    }

    /**
     * The end of a search.
     *
     * @param path choices from where the search began to the goal; null if it is not among the states seen
     * @param switches context switches of that path; without one, so many that every state which needs fewer was seen
     */
    public record Found(int[] path, int switches, boolean complete, long states) {}

    /** Where a search ends. */
    public interface Goal {
        /**
         * Asked of every broken state, after which nothing is looked at, and of every other state that may be the last
         * one, each with the path that leads there with the fewest switches (if that is the order).
         */
        boolean reached(Walker at, IntSupplier switches, Supplier<int[]> path);
    }

    private static final int CHOICE_BITS = 6;
    /** After so many states, a power of 2, the limits are looked at. */
    private static final int LOOK = 64;
    /** A number in the frontier. */
    private static final long WAITING_BYTES = 24;

    private final StateSpace space;
    private final Walker walker;
    private final Limits limits;
    private final Order order;
    private final StateStore store;
    private final ArrayDeque<Long> frontier = new ArrayDeque<>();
    private boolean pastBroken;
    private int[] cost = new int[1024];
    private int last = -1;
    private int reached;
    private final long[] words;
    private final long[] here;
    private final long[] next;

    public Search(StateSpace space, Order order, Limits limits) {
        this.space = space;
        this.order = order;
        this.limits = limits;
        this.walker = space.walker();
        this.store = new StateStore(space.width() + 1, 0, limits.bytes());
        this.words = new long[space.width() + 1];
        this.here = new long[space.width() + space.hints()];
        this.next = new long[space.width() + space.hints()];
    }

    /**
     * Searches until the end, a limit, or until memory is refused. @throws WindowExceeded if some state does not fit
     * the space's packing
     */
    public Found search() {
        walker.start(next, 0);
        return search((at, switches, path) -> at.broken());
    }

    /** As {@link #search()}, from a packed state that the choice {@code last} has led to, -1 for none, to that goal. */
    public Found searchFrom(long[] state, int last, Goal goal) {
        System.arraycopy(state, 0, next, 0, space.width());
        this.last = last;
        return search(goal);
    }

    /** As {@link #search()}, from the start to that goal. */
    public Found searchFor(Goal goal) {
        walker.start(next, 0);
        return search(goal);
    }

    /** As {@link #searchFor}, but goes on from broken states, and the goal is asked of those that may be the last. */
    public Found searchAll(Goal goal) {
        pastBroken = true;
        return searchFor(goal);
    }

    private Found search(Goal goal) {
        try {
            return find(goal);
        } catch (OutOfMemoryError refused) {
            return new Found(null, reached, false, store.size());
        }
    }

    private Found find(Goal goal) {
        long end = limits.millis() == Long.MAX_VALUE ? Long.MAX_VALUE : System.currentTimeMillis() + limits.millis();
        offer(-1, last, 0);
        for (long taken = 0; !frontier.isEmpty(); taken++) {
            long entry = frontier.pollFirst();
            int index = (int) entry;
            if (cost[index] != (int) (entry >>> 32)) {
                continue;
            }
            reached = cost[index];
            System.arraycopy(store.array(index), store.at(index), here, 0, space.width());
            long mask = walker.load(here, 0);
            boolean broken = !pastBroken && walker.broken();
            if ((broken || mask == 0 || walker.mayEnd())
                    && goal.reached(walker, () -> cost[index], () -> path(index))) {
                return new Found(path(index), cost[index], true, store.size());
            }
            if (!broken) {
                expand(index, mask);
            }
            if ((taken & LOOK - 1) == 0
                    && (bytes() > limits.bytes()
                            || limits.cancelled().getAsBoolean()
                            || System.currentTimeMillis() > end)) {
                return new Found(null, reached, false, store.size());
            }
        }
        return new Found(null, reached + 1, true, store.size());
    }

    private long bytes() {
        return store.bytes() + walker.bytes() + 4L * cost.length + WAITING_BYTES * frontier.size();
    }

    private void expand(int index, long mask) {
        int last = (int) store.array(index)[store.at(index) + space.width()] - 1;
        int here = cost[index];
        for (long left = mask; left != 0; left &= left - 1) {
            int choice = Long.numberOfTrailingZeros(left);
            walker.next(choice, next, 0);
            offer(index, choice, here + (last >= 0 && last != choice ? 1 : 0));
        }
    }

    private void offer(int from, int choice, int switches) {
        System.arraycopy(next, 0, words, 0, space.width());
        words[space.width()] = choice + 1;
        long origin = from < 0 ? -1 : (long) from << CHOICE_BITS | choice;
        int index = store.add(words, 0, StateStore.hash(words, 0, words.length), origin);
        if (index < 0) {
            index = -1 - index;
            if (cost[index] <= switches || order == Order.DEPTH_FIRST) {
                return;
            }
            store.origin(index, origin);
        }
        if (index >= cost.length) {
            cost = Arrays.copyOf(cost, 2 * cost.length);
        }
        cost[index] = switches;
        boolean free = from < 0 || switches == cost[from];
        long entry = (long) switches << 32 | index;
        if (free || order == Order.DEPTH_FIRST) {
            frontier.addFirst(entry);
        } else {
            frontier.addLast(entry);
        }
    }

    private int[] path(int index) {
        LongList choices = new LongList();
        for (long origin = store.origin(index); origin >= 0; origin = store.origin((int) (origin >>> CHOICE_BITS))) {
            choices.add(origin & (1 << CHOICE_BITS) - 1);
        }
        int[] path = new int[choices.size()];
        for (int i = 0; i < path.length; i++) {
            path[i] = (int) choices.get(path.length - 1 - i);
        }
        return path;
    }

    /**
     * Seeded sampling for spaces that are too big: {@code runs} random walks, every second one PCT-like (fixed random
     * priorities that change at a few random points). Answers the first path to a broken state, or one with a null path
     * and {@code complete} false.
     */
    public static Found sample(StateSpace space, long seed, int runs, Limits limits) {
        Walker walker = space.walker();
        Random random = new Random(seed);
        long end = limits.millis() == Long.MAX_VALUE ? Long.MAX_VALUE : System.currentTimeMillis() + limits.millis();
        for (int run = 0;
                run < runs && !limits.cancelled().getAsBoolean() && System.currentTimeMillis() <= end;
                run++) {
            int[] path = new RandomWalk(space, walker, new Random(random.nextLong()), run % 2 == 1).walk();
            if (path != null) {
                return new Found(path, RandomWalk.switches(path), false, 0);
            }
        }
        return new Found(null, 0, false, 0);
    }
}
