package org.pirqscope.session.series;

import java.util.Arrays;
import java.util.List;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.Run;
import org.pirqscope.machine.state.PoolCount;

/**
 * How many pirqs are free, allocated, mapped, leaked, unbound by force after each step. Worked out from the effects of the steps, so that no
 * world is replayed. Only the positions at which something changes are kept.
 */
public final class PoolSeries {

    private final int length;
    private final int[] positions;
    private final PoolCount[] counts;

    private PoolSeries(int length, int[] positions, PoolCount[] counts) {
        this.length = length;
        this.positions = positions;
        this.counts = counts;
    }

    /** Goes once through the steps of the run. */
    public static PoolSeries of(Run run) {
        PoolLedger ledger = new PoolLedger(run.scenario().pool(), run.scenario().actors().size());
        int[] positions = new int[run.length() + 1];
        PoolCount[] counts = new PoolCount[run.length() + 1];
        counts[0] = ledger.count();
        int last = 0;
        for (Step step : run.steps()) {
            if (ledger.take(step) && !ledger.count().equals(counts[last])) {
                positions[++last] = step.number();
                counts[last] = ledger.count();
            }
        }
        return new PoolSeries(run.length(), Arrays.copyOf(positions, last + 1), Arrays.copyOf(counts, last + 1));
    }

    /** The last position. */
    public int length() {
        return length;
    }

    /** The positions at which a count changes, and 0; a line through them is drawn in steps. */
    public List<Integer> positions() {
        return Arrays.stream(positions).boxed().toList();
    }

    /** The count after step {@code position}. @throws IndexOutOfBoundsException outside 0..length */
    public PoolCount at(int position) {
        if (position < 0 || position > length) {
            throw new IndexOutOfBoundsException("position " + position + " of a run with " + length + " steps");
        }
        int found = Arrays.binarySearch(positions, position);
        return counts[found >= 0 ? found : -found - 2];
    }
}
