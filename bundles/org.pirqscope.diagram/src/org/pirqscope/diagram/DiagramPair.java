package org.pirqscope.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.compare.AlignedStep;

/**
 * Two diagrams with as many rows each: what both runs do stands side by side. Where the runs do it in another order,
 * as much of it as can keep both orders does.
 */
public record DiagramPair(SpacedRows left, SpacedRows right) {

    /** A row of each that belong together. */
    private record Couple(int left, int right) {}

    /** Both, side by side. @param steps of both runs beside one another */
    public static DiagramPair of(DiagramRows left, DiagramRows right, List<AlignedStep> steps) {
        List<Integer> ours = new ArrayList<>();
        List<Integer> theirs = new ArrayList<>();
        int l = 0;
        int r = 0;
        for (Couple couple : rising(couples(left, right, steps))) {
            l = fill(ours, l, couple.left());
            r = fill(theirs, r, couple.right());
            pad(ours, theirs);
        }
        fill(ours, l, left.rows());
        fill(theirs, r, right.rows());
        pad(ours, theirs);
        return new DiagramPair(new SpacedRows(left, array(ours)), new SpacedRows(right, array(theirs)));
    }

    private static int fill(List<Integer> shown, int from, int to) {
        for (int row = from; row < to; row++) {
            shown.add(row);
        }
        return to;
    }

    private static void pad(List<Integer> ours, List<Integer> theirs) {
        while (ours.size() < theirs.size()) {
            ours.add(-1);
        }
        while (theirs.size() < ours.size()) {
            theirs.add(-1);
        }
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The rows of the steps that both have, by the left one; a row of the left one once. */
    private static List<Couple> couples(DiagramRows left, DiagramRows right, List<AlignedStep> steps) {
        TreeMap<Integer, Couple> couples = new TreeMap<>();
        for (AlignedStep step : steps) {
            if (step.left().isPresent() && step.right().isPresent()) {
                int ours = row(left, step.left().get());
                int theirs = row(right, step.right().get());
                if (ours >= 0 && theirs >= 0) {
                    couples.putIfAbsent(ours, new Couple(ours, theirs));
                }
            }
        }
        return List.copyOf(couples.values());
    }

    /** The row that shows the step; -1 if it has none of its own. */
    private static int row(DiagramRows rows, Step step) {
        int row = rows.rowOf(step.number());
        boolean own = row >= 0 && (rows.stepNumber(row) == step.number() || rows.lastStep(row) == step.number());
        return own ? row : -1;
    }

    /** As many of them as rise on both sides. */
    private static List<Couple> rising(List<Couple> couples) {
        int[] ends = new int[couples.size()];
        int[] before = new int[couples.size()];
        int length = 0;
        for (int i = 0; i < couples.size(); i++) {
            int at = place(couples, ends, length, couples.get(i).right());
            before[i] = at == 0 ? -1 : ends[at - 1];
            ends[at] = i;
            length = Math.max(length, at + 1);
        }
        Couple[] longest = new Couple[length];
        for (int i = length - 1, at = length == 0 ? -1 : ends[length - 1]; i >= 0; i--) {
            longest[i] = couples.get(at);
            at = before[at];
        }
        return Arrays.asList(longest);
    }

    /** The first of the ends that does not come before that row. */
    private static int place(List<Couple> couples, int[] ends, int length, int right) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (couples.get(ends[middle]).right() < right) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
