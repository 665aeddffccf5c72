package org.pirqscope.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Exhaustive breadth-first search on any number of threads. States are split among the threads by their hash. Every
 * level is worked off in blocks: each thread expands its states and hands the successors to their owners, and each
 * owner adds what it got, ordered by (parent, choice). A state's number within its level is the one that a single queue
 * would give it, so that counts, depths, parents and thus all paths are the same with any number of threads.
 */
public final class BreadthFirst {

    private static final long TELL_EVERY = 200_000_000L;

    private final StateSpace space;
    private final int threads;
    private final Limits limits;
    private final Progress progress;
    private final boolean stopAtBroken;
    private final Shard[] shards;
    private final Pace pace;
    private final Map<Long, long[]> endings = new LinkedHashMap<>();
    private long states;
    private long transitions;
    private long broken = -1;
    private int brokenBefore;
    private int depth;
    private long told;

    /**
     * @param threads most threads: there are fewer if the successors on their way between them could take more than
     * half of the memory
     * @param stopAtBroken whether to end with the first state that breaks the claim: then {@code complete} is false
     * unless there is none
     */
    public BreadthFirst(StateSpace space, int threads, Limits limits, Progress progress, boolean stopAtBroken) {
        this.space = space;
        this.threads = Math.clamp(Math.min(threads, limits.bytes() / 2 / Shard.mostOnTheirWay(space)), 1, Shard.MOST);
        this.limits = limits;
        this.progress = progress;
        this.stopAtBroken = stopAtBroken;
        this.pace = new Pace(this.threads, limits.millis());
        this.shards = new Shard[this.threads];
        for (int i = 0; i < this.threads; i++) {
            shards[i] = new Shard(space, i, this.threads);
            shards[i].among(shards);
        }
    }

    /** Searches. @throws WindowExceeded if some state does not fit the space's packing */
    public Coverage search() {
        ExecutorService pool = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads, task -> {
                    Thread thread = new Thread(task, "explore");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            EndReason ended = levels(pool);
            note();
            return coverage(ended);
        } finally {
            if (pool != null) {
                pool.shutdownNow();
            }
        }
    }

    private EndReason levels(ExecutorService pool) {
        addStart();
        long inLevel = 1;
        long block = 0;
        while (inLevel > 0) {
            EndReason ended = level(pool, block, inLevel);
            if (ended != EndReason.COVERED) {
                return ended;
            }
            block += Shard.blocks(inLevel);
            note();
            inLevel = Shard.numberLevel(shards);
            depth += inLevel > 0 ? 1 : 0;
            if (broken >= 0 && stopAtBroken) {
                return EndReason.BROKEN;
            }
            if (inLevel > 0 && states >= limits.states()) {
                return EndReason.STATES;
            }
        }
        return EndReason.COVERED;
    }

    private void addStart() {
        long[] start = new long[space.width() + space.hints()];
        space.walker().start(start, 0);
        long hash = StateStore.hash(start, 0, space.width());
        shards[Shard.owner(hash, threads)].addStart(start, hash);
        states = 1;
    }

    /** One level on all threads: covered, or the limit that was reached. */
    private EndReason level(ExecutorService pool, long first, long inLevel) {
        try {
            all(
                    pool,
                    shard -> shard.level(
                            shards, pace, first, inLevel, shard == shards[0] ? () -> look(inLevel) : () -> {}));
        } catch (OutOfMemoryError refused) { // a table could not be doubled: what is there stays as it was
            return EndReason.MEMORY;
        }
        look(inLevel);
        return pace.stopped();
    }

    /** Counts, tells, and stops the search if a limit is reached. While others work their numbers are a little old. */
    private void look(long inLevel) {
        long bytes = 0;
        states = 0;
        transitions = 0;
        for (Shard shard : shards) {
            bytes += shard.bytes();
            states += shard.states();
            transitions += shard.transitions();
        }
        tell(inLevel, bytes);
        if (bytes >= limits.bytes()) {
            pace.stop(EndReason.MEMORY);
        }
        if (limits.cancelled().getAsBoolean()) {
            pace.stop(EndReason.CANCELLED);
        }
        pace.lookAtClock();
    }

    private void tell(long frontier, long bytes) {
        long now = System.nanoTime();
        if (now - told > TELL_EVERY) {
            told = now;
            progress.at(states, transitions, depth, frontier, bytes);
        }
    }

    private interface Work {
        void on(Shard shard);
    }

    private void all(ExecutorService pool, Work work) {
        if (pool == null) {
            work.on(shards[0]);
            return;
        }
        List<Future<Void>> futures = new ArrayList<>();
        for (Shard shard : shards) {
            futures.add(pool.submit((Callable<Void>) () -> {
                try {
                    work.on(shard);
                    return null;
                } catch (RuntimeException | Error failure) {
                    pace.stop(EndReason.MEMORY);
                    throw failure;
                }
            }));
        }
        Throwable first = null;
        for (Future<Void> future : futures) {
            try {
                await(future);
            } catch (RuntimeException | Error failure) {
                first = first == null ? failure : first;
            }
        }
        switch (first) {
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default -> {}
        }
    }

    private static void await(Future<Void> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("exploration interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Notes what was seen in the level that is done, or was stopped. */
    private void note() {
        long best = Long.MAX_VALUE;
        for (Shard shard : shards) {
            if (brokenBefore == 0 && shard.brokenOrder() < best) {
                best = shard.brokenOrder();
                broken = shard.brokenId();
            }
        }
        if (brokenBefore == 0 && broken >= 0) {
            progress.broken(Shard.path(shards, broken));
        }
        brokenBefore = broken < 0 ? 0 : 1;
        int before = endings.size();
        Shard.mergeEndings(shards, endings);
        endings.entrySet().stream()
                .skip(before)
                .forEach(ending -> progress.ended(ending.getKey(), Shard.path(shards, ending.getValue()[1])));
    }

    private Coverage coverage(EndReason ended) {
        List<Coverage.Ending> list = new ArrayList<>();
        endings.forEach(
                (outcome, ending) -> list.add(new Coverage.Ending(outcome, ending[0], Shard.path(shards, ending[1]))));
        long bytes = 0;
        for (Shard shard : shards) {
            bytes += shard.bytes();
        }
        progress.at(states, transitions, depth, 0, bytes);
        return new Coverage(
                ended,
                states,
                transitions,
                depth,
                bytes,
                List.copyOf(list),
                broken < 0 ? null : Shard.path(shards, broken));
    }
}
