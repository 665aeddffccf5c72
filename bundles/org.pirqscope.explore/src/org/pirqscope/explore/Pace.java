package org.pirqscope.explore;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * How far the shards of a search are. Blocks are numbered through; each shard expands its part of every block, and
 * collects what all shards made of it. Nobody waits for the others but for what it needs: a block that is to be
 * collected must be expanded by all, and a batch that is to be filled again must be emptied by all.
 */
final class Pace {

    private static final int LINE = 16;
    private static final int SPINS = 2000;
    private static final long NAP = 20_000;

    private final int shards;
    private final AtomicLongArray expanded;
    private final AtomicLongArray collected;
    private final long started = System.nanoTime();
    private final long millis;
    private volatile EndReason stopped = EndReason.COVERED;

    /** @param millis maximum time; {@link Long#MAX_VALUE} for none */
    Pace(int shards, long millis) {
        this.shards = shards;
        this.millis = millis;
        this.expanded = new AtomicLongArray(shards * LINE);
        this.collected = new AtomicLongArray(shards * LINE);
    }

    /** Ends all waiting: nobody goes on. */
    void stop(EndReason why) {
        stopped = why;
    }

    /** Stops when the time is over; answers whether all have to stop. */
    boolean lookAtClock() {
        if (millis != Long.MAX_VALUE && (System.nanoTime() - started) / 1_000_000 >= millis) {
            stop(EndReason.TIME);
        }
        return stopped != EndReason.COVERED;
    }

    /** Why all have to stop; covered if they need not. */
    EndReason stopped() {
        return stopped;
    }

    /** Says that a shard has expanded its part of all blocks below this number. */
    void expanded(int shard, long blocks) {
        expanded.setRelease(shard * LINE, blocks);
    }

    /** Says that a shard has collected its part of all blocks below this number. */
    void collected(int shard, long blocks) {
        collected.setRelease(shard * LINE, blocks);
    }

    /** Waits until all shards have expanded all blocks below this number; false if the search was stopped. */
    boolean untilExpanded(long blocks) {
        return until(expanded, blocks);
    }

    /** Waits until all shards have collected all blocks below this number; false if the search was stopped. */
    boolean untilCollected(long blocks) {
        return until(collected, blocks);
    }

    /** Whether all shards have expanded all blocks below this number already. */
    boolean haveExpanded(long blocks) {
        for (int shard = 0; shard < shards; shard++) {
            if (expanded.getAcquire(shard * LINE) < blocks) {
                return false;
            }
        }
        return true;
    }

    private boolean until(AtomicLongArray done, long blocks) {
        for (int shard = 0; shard < shards; shard++) {
            for (int spins = 0; done.getAcquire(shard * LINE) < blocks; spins++) {
                if (stopped != EndReason.COVERED) {
                    return false;
                }
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.parkNanos(NAP);
                }
            }
        }
        return stopped == EndReason.COVERED;
    }
}
