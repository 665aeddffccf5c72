package org.pirqscope.cli.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Few combinations of several fields' values, in which every two values of two fields meet at least once. */
final class Pairs {

    private record Pair(int field, int value, int otherField, int otherValue) {}

    private final int[] sizes;
    private final Set<Pair> missing = new HashSet<>();

    private Pairs(int[] sizes) {
        this.sizes = sizes;
        for (int i = 0; i < sizes.length; i++) {
            for (int j = i + 1; j < sizes.length; j++) {
                for (int v = 0; v < sizes[i] * sizes[j]; v++) {
                    missing.add(new Pair(i, v / sizes[j], j, v % sizes[j]));
                }
            }
        }
    }

    /** Combinations of indices; {@code sizes} says how many values each field has. The same ones every time. */
    static List<int[]> of(int... sizes) {
        Pairs pairs = new Pairs(sizes);
        List<int[]> rows = new ArrayList<>();
        while (!pairs.missing.isEmpty()) {
            rows.add(pairs.row(rows.size()));
        }
        return rows;
    }

    /** Begins with a pair that is still missing and fills the other fields with what adds the most. */
    private int[] row(int number) {
        int[] row = new int[sizes.length];
        Arrays.fill(row, -1);
        Pair first =
                missing.stream().min((a, b) -> Arrays.compare(key(a), key(b))).orElseThrow();
        row[first.field] = first.value;
        row[first.otherField] = first.otherValue;
        for (int field = 0; field < sizes.length; field++) {
            if (row[field] < 0) {
                row[field] = best(row, field, number);
            }
        }
        IntStream.range(0, sizes.length)
                .forEach(i -> IntStream.range(i + 1, sizes.length)
                        .forEach(j -> missing.remove(new Pair(i, row[i], j, row[j]))));
        return row;
    }

    private static int[] key(Pair pair) {
        return new int[] {pair.field, pair.value, pair.otherField, pair.otherValue};
    }

    private int best(int[] row, int field, int number) {
        int best = number % sizes[field];
        for (int value = 0; value < sizes[field]; value++) {
            best = gain(row, field, value) > gain(row, field, best) ? value : best;
        }
        return best;
    }

    private long gain(int[] row, int field, int value) {
        return IntStream.range(0, sizes.length)
                .filter(other -> row[other] >= 0 && other != field)
                .filter(other -> missing.contains(
                        other < field
                                ? new Pair(other, row[other], field, value)
                                : new Pair(field, value, other, row[other])))
                .count();
    }
}
