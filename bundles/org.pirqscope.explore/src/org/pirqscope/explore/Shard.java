package org.pirqscope.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The states of one thread of a breadth-first search: those whose hash falls to it. */
final class Shard {

    /** Most shards of a search. */
    static final int MOST = 128;

    private static final int BLOCK = 1 << 12;
    /**
     * Blocks that a shard may be ahead of what the others have collected, a power of 2: it has a batch for each of
     * them.
     */
    private static final int BLOCKS_AHEAD = 4;

    private static final int INDEX_BITS = 31;
    private static final int CHOICE_BITS = 6;
    private static final int AHEAD = 256;
    private static final int DRAIN = 192;
    /** After so many states, a power of 2, the clock is looked at. */
    private static final int LOOK = 32;

    private record First(long order, long id) {}

    private final int number;
    private final int shards;
    private final StateSpace space;
    private final Walker walker;
    private final LevelStore store;
    /**
     * Successors of some blocks for each shard; one alone empties its only batch now and then, and must keep their
     * order.
     */
    private final Batch[][] out;

    private final Batch[] made;
    private final int[] merge;
    private final int width;
    private final long[] scratch;
    private final Map<Long, long[]> counts = new HashMap<>();
    private final Map<Long, First> firsts = new HashMap<>();
    private int cursor;
    private int levelEnd;
    private int levelStart;
    private long[] orders = {0};
    private LongList tags = new LongList();
    private long transitions;
    private long touched;
    private long brokenOrder = Long.MAX_VALUE;
    private long brokenId = -1;
    private Shard[] all;
    private Walker replay;

    Shard(StateSpace space, int number, int shards) {
        this.number = number;
        this.shards = shards;
        this.walker = space.walker();
        this.store = new LevelStore(space.width(), space.hints(), shards, this::again);
        this.space = space;
        this.out = new Batch[BLOCKS_AHEAD][shards];
        this.made = new Batch[shards];
        this.merge = new int[shards];
        this.width = space.width();
        this.scratch = new long[width + space.hints()];
        for (int i = 0; i < shards; i++) {
            for (int ahead = 0; ahead < BLOCKS_AHEAD; ahead++) {
                out[ahead][i] = shards == 1 && ahead > 0 ? out[0][i] : new Batch(space.width() + space.hints());
            }
        }
    }

    /** Most bytes of the successors that one of several shards has made and that are not collected. */
    static long mostOnTheirWay(StateSpace space) {
        return (long) BLOCKS_AHEAD * BLOCK * space.choices() * Batch.bytes(space.width() + space.hints());
    }

    static int owner(long hash, int shards) {
        return shards == 1 ? 0 : (int) ((hash & 0xffff) * shards >>> 16);
    }

    /** The shards of the search, this one too. */
    void among(Shard[] all) {
        this.all = all;
    }

    /** Makes a state of an earlier level again, on the way that first led to it. */
    private long[] again(int index) {
        replay = replay == null ? space.walker() : replay;
        long[] words = new long[width + space.hints()];
        replay.start(words, 0);
        for (int choice : path(all, id(index))) {
            long[] next = new long[words.length];
            replay.load(words, 0);
            replay.next(choice, next, 0);
            words = next;
        }
        return words;
    }

    void addStart(long[] words, long hash) {
        store.addStart(words, hash);
        levelEnd = 1;
    }

    long states() {
        return store.size();
    }

    long transitions() {
        return transitions;
    }

    long bytes() {
        return store.bytes()
                + walker.bytes()
                + (replay == null ? 0 : replay.bytes())
                + 8L * (orders.length + tags.room())
                + batches();
    }

    private long batches() {
        long bytes = 0;
        for (int ahead = 0; ahead < (shards == 1 ? 1 : BLOCKS_AHEAD); ahead++) {
            for (Batch batch : out[ahead]) {
                bytes += batch.bytes();
            }
        }
        return bytes;
    }

    private long id(int index) {
        return (long) number << INDEX_BITS | index;
    }

    private long order(int index) {
        return shards == 1 ? index - levelStart : orders[index - levelStart];
    }

    /**
     * Works off this shard's part of a level.
     *
     * @param first number of the level's first block; the blocks of a search are numbered through
     * @param inLevel states of the level in all shards
     * @param afterBlock what to do after each block
     * @return whether the level is done; false if the search was stopped
     */
    boolean level(Shard[] all, Pace pace, long first, long inLevel, Runnable afterBlock) {
        long end = first + blocks(inLevel);
        long next = first;
        for (long block = first; block < end; block++) {
            if (!pace.untilCollected(block - BLOCKS_AHEAD + 1)) {
                return false;
            }
            if (!expand(out[(int) block & BLOCKS_AHEAD - 1], (block - first + 1) * BLOCK, pace)) {
                return false;
            }
            pace.expanded(number, block + 1);
            store.done(cursor);
            while (next <= block && (next <= block - BLOCKS_AHEAD / 2 || pace.haveExpanded(next + 1))) {
                if (!collect(all, pace, next++)) {
                    return false;
                }
            }
            afterBlock.run();
        }
        while (next < end && collect(all, pace, next)) {
            next++;
        }
        return next == end;
    }

    /** How many blocks so many states make. */
    static long blocks(long states) {
        return (states + BLOCK - 1) / BLOCK;
    }

    /** Expands the states of the current level whose order is below {@code to}; false if the search was stopped. */
    private boolean expand(Batch[] made, long to, Pace pace) {
        while (cursor < levelEnd && order(cursor) < to) {
            expand(cursor++, made);
            if ((cursor & LOOK - 1) == 0 && pace.lookAtClock()) {
                return false;
            }
        }
        return true;
    }

    private void expand(int index, Batch[] made) {
        long order = order(index);
        long mask = walker.load(store.array(index), store.at(index));
        if (brokenOrder == Long.MAX_VALUE && walker.broken()) {
            brokenOrder = order;
            brokenId = id(index);
        }
        if (mask == 0 || walker.mayEnd()) {
            ending(order, index);
        }
        transitions += Long.bitCount(mask);
        for (long left = mask & ~walker.asleep(); left != 0; left &= left - 1) {
            int choice = Long.numberOfTrailingZeros(left);
            long tag = order << CHOICE_BITS | choice;
            long origin = id(index) << CHOICE_BITS | choice;
            if (shards == 1) {
                Batch batch = made[0];
                walker.next(choice, batch.array(), batch.end());
                batch.push(StateStore.hash(batch.array(), batch.end(), width), tag, origin);
            } else {
                walker.next(choice, scratch, 0);
                long hash = StateStore.hash(scratch, 0, width);
                made[owner(hash, shards)].push(scratch, hash, tag, origin);
            }
        }
        if (shards == 1 && made[0].size() >= DRAIN) {
            drain(made[0]);
        }
    }

    /** Adds the successors made so far. */
    private void drain(Batch batch) {
        lookAhead(batch, 0);
        for (int i = 0; i < batch.size(); i++) {
            add(batch, i);
        }
        batch.clear();
    }

    private void ending(long order, int index) {
        long outcome = walker.outcome();
        long[] count = counts.get(outcome);
        if (count == null) {
            counts.put(outcome, new long[] {1});
            firsts.put(outcome, new First(order, id(index)));
        } else {
            count[0]++;
        }
    }

    /** Adds what all shards have made of a block for this one; false if the search was stopped. */
    private boolean collect(Shard[] all, Pace pace, long block) {
        if (!pace.untilExpanded(block + 1)) {
            return false;
        }
        for (int source = 0; source < shards; source++) {
            made[source] = all[source].out[(int) block & BLOCKS_AHEAD - 1][number];
        }
        if (shards == 1) {
            drain(made[0]);
        } else {
            merge();
        }
        pace.collected(number, block + 1);
        return true;
    }

    /** Adds the states of all batches in the order of the tags. */
    private void merge() {
        Arrays.fill(merge, 0);
        for (int source = smallest(); source >= 0; source = smallest()) {
            Batch batch = made[source];
            int i = merge[source]++;
            if (i % AHEAD == 0) {
                lookAhead(batch, i);
            }
            if (add(batch, i)) {
                tags.add(batch.tag(i));
            }
        }
        for (Batch batch : made) {
            batch.clear();
        }
    }

    /** Adds a state; false if it was there. */
    private boolean add(Batch batch, int i) {
        long origin = batch.origin(i);
        long from = origin >>> CHOICE_BITS;
        return store.add(
                batch.array(),
                batch.at(i),
                batch.hash(i),
                (int) (from >>> INDEX_BITS),
                (int) from & Integer.MAX_VALUE,
                (int) origin & (1 << CHOICE_BITS) - 1);
    }

    /** Looks at the places of the next ones first: then the memory answers many questions at once. */
    private void lookAhead(Batch batch, int from) {
        long seen = 0;
        for (int i = from; i < batch.size() && i < from + AHEAD; i++) {
            seen += store.touch(batch.hash(i));
        }
        touched += seen;
    }

    private int smallest() {
        int best = -1;
        long tag = Long.MAX_VALUE;
        for (int source = 0; source < made.length; source++) {
            Batch batch = made[source];
            if (merge[source] < batch.size() && batch.tag(merge[source]) < tag) {
                tag = batch.tag(merge[source]);
                best = source;
            }
        }
        return best;
    }

    /**
     * Order, within the level just expanded, of its first state that breaks the claim; {@link Long#MAX_VALUE} for none.
     */
    long brokenOrder() {
        return brokenOrder;
    }

    long brokenId() {
        return brokenId;
    }

    void forgetBroken() {
        brokenOrder = Long.MAX_VALUE;
    }

    /**
     * Adds the endings of the level to {@code endings} (count and id of the first), new outcomes by the order of their
     * first state.
     */
    static void mergeEndings(Shard[] all, Map<Long, long[]> endings) {
        Map<Long, First> best = new HashMap<>();
        for (Shard shard : all) {
            shard.firsts.forEach(
                    (outcome, first) -> best.merge(outcome, first, (a, b) -> a.order() <= b.order() ? a : b));
        }
        List<Long> outcomes = new ArrayList<>(best.keySet());
        outcomes.sort(Comparator.comparingLong(outcome -> best.get(outcome).order()));
        for (long outcome : outcomes) {
            long[] ending = endings.computeIfAbsent(
                    outcome, o -> new long[] {0, best.get(o).id()});
            for (Shard shard : all) {
                long[] count = shard.counts.get(outcome);
                ending[0] += count == null ? 0 : count[0];
            }
        }
        for (Shard shard : all) {
            shard.counts.clear();
            shard.firsts.clear();
        }
    }

    /** Makes the states that were added the next level and numbers them over all shards; answers how many there are. */
    static long numberLevel(Shard[] all) {
        long count = 0;
        for (Shard shard : all) {
            shard.levelStart = shard.levelEnd;
            shard.cursor = shard.levelStart;
            shard.levelEnd = shard.store.size();
            shard.forgetBroken();
            count += shard.levelEnd - shard.levelStart;
            if (all.length > 1) {
                shard.orders = new long[shard.levelEnd - shard.levelStart];
                shard.merge[0] = 0;
            }
        }
        if (all.length > 1) {
            mergeOrders(all, count);
        }
        return count;
    }

    private static void mergeOrders(Shard[] all, long count) {
        for (long order = 0; order < count; order++) {
            Shard next = null;
            for (Shard shard : all) {
                if (shard.merge[0] < shard.orders.length
                        && (next == null || shard.tags.get(shard.merge[0]) < next.tags.get(next.merge[0]))) {
                    next = shard;
                }
            }
            next.orders[next.merge[0]++] = order;
        }
        for (Shard shard : all) {
            shard.tags = new LongList();
        }
    }

    /** The choices that lead from the start to a state. */
    static int[] path(Shard[] all, long id) {
        return Parents.path(
                shard -> all[shard].store.parents(), (int) (id >>> INDEX_BITS), (int) id & Integer.MAX_VALUE);
    }
}
