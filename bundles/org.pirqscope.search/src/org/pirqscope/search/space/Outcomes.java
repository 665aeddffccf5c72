package org.pirqscope.search.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.Names;
import org.pirqscope.machine.simulate.Wiring;

/** Numbers for the outcomes of controllers: a final state's outcome fits a long, eight controllers with a byte each. */
public final class Outcomes {

    /** Most controllers that can be explored. */
    public static final int MOST = 8;

    private final Machine machine;
    private final Wiring w;
    private final List<Long> known = new ArrayList<>(List.of(0L));

    /** Of worlds of that machine. */
    public Outcomes(Machine machine) {
        this.machine = machine;
        this.w = machine.wiring();
    }

    boolean lost(short[] s) {
        for (int c = 0; c < w.programs.size(); c++) {
            if (w.drivers.lossPhase(s, c) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The key of a final state. */
    public long key(short[] s) {
        long key = 0;
        for (int c = 0; c < w.programs.size(); c++) {
            key |= (long) number(s, c) << 8 * c;
        }
        return key;
    }

    private int number(short[] s, int c) {
        if (w.drivers.lossPhase(s, c) == 0) {
            return 0;
        }
        long loss = (long) w.drivers.lossPhase(s, c) << 48 | (long) w.drivers.lossReason(s, c).ordinal() << 40 | (long) w.drivers.lossEntry(s, c) << 20
                | w.drivers.lossTo(s, c) + 1;
        synchronized (known) {
            int at = known.indexOf(loss);
            if (at < 0) {
                known.add(loss);
                at = known.size() - 1;
            }
            if (at > 255) {
                throw new IllegalStateException("more than 255 different losses");
            }
            return at;
        }
    }

    /** The outcomes that a key stands for, one a controller. */
    public List<Outcome> decode(long key) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int c = 0; c < w.programs.size(); c++) {
            outcomes.add(outcome((int) (key >>> 8 * c & 255)));
        }
        return outcomes;
    }

    private Outcome outcome(int number) {
        if (number == 0) {
            return new Outcome.Ok();
        }
        long loss;
        synchronized (known) {
            loss = known.get(number);
        }
        int phase = (int) (loss >>> 48);
        int entry = (int) (loss >>> 20 & 0xfffff);
        String to = new Names(machine.names()).owner((int) (loss & 0xfffff) - 1);
        return new Outcome.Lost(phase, entry, org.pirqscope.machine.call.Reason.values()[(int) (loss >>> 40 & 255)], to, 0);
    }

    /** All outcomes that exchanging the controllers of equal {@code kind} makes of one, as keys. */
    public TreeSet<Long> exchanged(long key, int[] kind) {
        TreeSet<Long> all = new TreeSet<>();
        int[] order = new int[kind.length];
        Arrays.setAll(order, i -> i);
        permute(key, kind, order, 0, all);
        return all;
    }

    private void permute(long key, int[] kind, int[] order, int at, TreeSet<Long> all) {
        if (at == order.length) {
            all.add(renamed(key, order));
            return;
        }
        for (int i = at; i < order.length; i++) {
            if (kind[order[i]] == kind[at]) {
                swap(order, at, i);
                permute(key, kind, order, at + 1, all);
                swap(order, at, i);
            }
        }
    }

    private static void swap(int[] order, int a, int b) {
        int keep = order[a];
        order[a] = order[b];
        order[b] = keep;
    }

    /** The key after device {@code order[i]} has become device i. */
    public long renamed(long key, int[] order) {
        int[] to = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            to[order[i]] = i;
        }
        long next = 0;
        for (int c = 0; c < order.length; c++) {
            next |= (long) renamedNumber((int) (key >>> 8 * c & 255), to) << 8 * to[c];
        }
        return next;
    }

    private int renamedNumber(int number, int[] to) {
        synchronized (known) {
            long loss = known.get(number);
            int target = (int) (loss & 0xfffff) - 1;
            if (number == 0 || target < 0) {
                return number;
            }
            long next = loss & ~0xfffffL | (to[target >> 11] << 11 | target & 0x7ff) + 1;
            if (!known.contains(next)) {
                known.add(next);
            }
            return known.indexOf(next);
        }
    }
}
