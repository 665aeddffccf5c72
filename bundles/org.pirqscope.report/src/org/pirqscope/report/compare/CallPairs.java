package org.pirqscope.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which calls of two lists belong together, in order: those at the front as long as they are entered in the same way,
 * the
 * others so that the likeness of all pairs is largest.
 */
final class CallPairs {

    /** Beyond so many pairs to weigh, calls are paired one by one from the front. */
    private static final long MOST = 1 << 22;

    /** Two calls, or one without a counterpart. */
    record Couple(Optional<CallBlock> left, Optional<CallBlock> right) {}

    private CallPairs() {}

    static List<Couple> of(List<CallBlock> left, List<CallBlock> right) {
        List<Couple> couples = new ArrayList<>();
        int first = 0;
        while (first < Math.min(left.size(), right.size()) && left.get(first).same(right.get(first))) {
            couples.add(new Couple(Optional.of(left.get(first)), Optional.of(right.get(first))));
            first++;
        }
        List<CallBlock> ours = left.subList(first, left.size());
        List<CallBlock> theirs = right.subList(first, right.size());
        if ((long) ours.size() * theirs.size() > MOST) {
            oneByOne(ours, theirs, couples);
        } else {
            weighed(ours, theirs, couples);
        }
        return couples;
    }

    private static void oneByOne(List<CallBlock> ours, List<CallBlock> theirs, List<Couple> couples) {
        int k = 0;
        for (CallBlock block : ours) {
            boolean like = k < theirs.size() && block.likeness(theirs.get(k)) > 0;
            couples.add(new Couple(Optional.of(block), like ? Optional.of(theirs.get(k++)) : Optional.empty()));
        }
        theirs.subList(k, theirs.size())
                .forEach(block -> couples.add(new Couple(Optional.empty(), Optional.of(block))));
    }

    private static void weighed(List<CallBlock> ours, List<CallBlock> theirs, List<Couple> couples) {
        int[][] best = new int[ours.size() + 1][theirs.size() + 1];
        for (int i = ours.size() - 1; i >= 0; i--) {
            for (int k = theirs.size() - 1; k >= 0; k--) {
                best[i][k] = Math.max(best[i + 1][k], best[i][k + 1]);
                int likeness = ours.get(i).likeness(theirs.get(k));
                if (likeness > 0) {
                    best[i][k] = Math.max(best[i][k], likeness + best[i + 1][k + 1]);
                }
            }
        }
        int i = 0;
        int k = 0;
        while (i < ours.size() || k < theirs.size()) {
            int likeness = i < ours.size() && k < theirs.size() ? ours.get(i).likeness(theirs.get(k)) : 0;
            if (likeness > 0 && best[i][k] == likeness + best[i + 1][k + 1]) {
                couples.add(new Couple(Optional.of(ours.get(i++)), Optional.of(theirs.get(k++))));
            } else if (i < ours.size() && (k == theirs.size() || best[i][k] == best[i + 1][k])) {
                couples.add(new Couple(Optional.of(ours.get(i++)), Optional.empty()));
            } else {
                couples.add(new Couple(Optional.empty(), Optional.of(theirs.get(k++))));
            }
        }
    }
}
