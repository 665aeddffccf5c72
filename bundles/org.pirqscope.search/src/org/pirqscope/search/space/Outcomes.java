package org.pirqscope.search.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Owner;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.simulate.EntryNames;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.Wiring;

/**
 * Numbers for the outcomes of final states: what all controllers have lost together has one number, the same for all
 * threads of an exploration.
 */
public final class Outcomes {

    /** Most controllers that can be explored. */
    public static final int MOST = 8;

    private final Machine machine;
    private final Wiring w;
    private final Map<Losses, Long> numbers = new HashMap<>();
    private final List<Losses> known = new ArrayList<>();

    /** What each controller has lost first; 0 for one that is well. */
    private record Losses(long[] each) {

        private static final long TARGET = 0xfffffL;

        @Override
        public boolean equals(Object other) {
            return other instanceof Losses those && Arrays.equals(each, those.each);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(each);
        }

        /** After device i has become device {@code to[i]}. */
        Losses renamed(int[] to) {
            long[] next = new long[each.length];
            for (int c = 0; c < each.length; c++) {
                int target = (int) (each[c] & TARGET) - 1;
                next[to[c]] = target < 0
                        ? each[c]
                        : each[c] & ~TARGET | Owner.packed(to[Owner.device(target)], Owner.entry(target)) + 1;
            }
            return new Losses(next);
        }
    }

    /** For worlds of that machine. */
    public Outcomes(Machine machine) {
        this.machine = machine;
        this.w = machine.wiring();
    }

    /** Whether a controller has lost something. */
    public boolean lost(short[] s) {
        for (int c = 0; c < w.programs.size(); c++) {
            if (w.drivers.lossPhase(s, c) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The number of a state's outcome. */
    public long key(short[] s) {
        long[] each = new long[w.programs.size()];
        for (int c = 0; c < each.length; c++) {
            each[c] = w.drivers.lossPhase(s, c) == 0
                    ? 0
                    : (long) w.drivers.lossPhase(s, c) << 48
                            | (long) w.drivers.lossReason(s, c).ordinal() << 40
                            | (long) w.drivers.lossEntry(s, c) << 20
                            | target(s, c) + 1;
        }
        return number(new Losses(each));
    }

    // Of a failed setup the cell has the status, which follows from the rest.
    private int target(short[] s, int c) {
        return w.drivers.lossReason(s, c) == Reason.SETUP_FAILED ? -1 : w.drivers.lossTo(s, c);
    }

    private synchronized long number(Losses losses) {
        Long number = numbers.get(losses);
        if (number == null) {
            number = (long) known.size();
            numbers.put(losses, number);
            known.add(losses);
        }
        return number;
    }

    private synchronized Losses losses(long key) {
        return known.get((int) key);
    }

    /** The outcomes that a number stands for, one a controller. */
    public List<Outcome> decode(long key) {
        return Arrays.stream(losses(key).each()).mapToObj(this::outcome).toList();
    }

    private Outcome outcome(long loss) {
        if (loss == 0) {
            return new Outcome.Ok();
        }
        int phase = (int) (loss >>> 48);
        int entry = (int) (loss >>> 20 & 0xfffff);
        String to = new EntryNames(machine.names())
                .owner((int) (loss & Losses.TARGET) - 1)
                .text();
        return new Outcome.Lost(phase, entry, Reason.values()[(int) (loss >>> 40 & 255)], to, 0);
    }

    /** A number, and the order of controllers that makes it of another: controller i has become {@code to[i]}. */
    public record Exchanged(long key, int[] to) {}

    /**
     * All outcomes that exchanging the controllers of equal {@code kind} makes of one, that one first; at most
     * {@code most}.
     */
    public List<Exchanged> exchanged(long key, int[] kind, int most) {
        List<Exchanged> all = new ArrayList<>();
        int[] same = new int[kind.length];
        Arrays.setAll(same, i -> i);
        exchange(losses(key), kind, same, 0, new LinkedHashSet<>(), all, most);
        return all;
    }

    private void exchange(
            Losses losses, int[] kind, int[] to, int at, Set<Losses> seen, List<Exchanged> all, int most) {
        if (all.size() >= most) {
            return;
        }
        if (at == to.length) {
            Losses next = losses.renamed(to);
            if (seen.add(next)) {
                all.add(new Exchanged(number(next), to.clone()));
            }
            return;
        }
        for (int i = at; i < to.length; i++) {
            if (kind[to[i]] == kind[at]) {
                swap(to, at, i);
                exchange(losses, kind, to, at + 1, seen, all, most);
                swap(to, at, i);
            }
        }
    }

    private static void swap(int[] order, int a, int b) {
        int keep = order[a];
        order[a] = order[b];
        order[b] = keep;
    }
}
