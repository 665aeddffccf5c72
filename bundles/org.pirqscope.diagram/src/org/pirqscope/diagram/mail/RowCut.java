package org.pirqscope.diagram.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.pirqscope.diagram.mail.row.MailRow;
import org.pirqscope.diagram.mail.row.MailRows;
import org.pirqscope.diagram.mail.row.Story;
import org.pirqscope.diagram.mail.row.Weight;

/** Takes rows away until a text is short enough: the least important first, among equals the earliest. */
final class RowCut {

    private RowCut() {}

    /**
     * The rows without one of the least important ones and without calls that lost all of their inside; the same list
     * if none may go.
     *
     * @param story says what goes together: with {@link Story#evenly} all rows of one weight, so that what is left
     * tells the same of everybody
     */
    static List<MailRow> withoutLeast(List<MailRow> rows, MailRows source, Story story) {
        MailRow least = least(rows, source, story.evenly());
        if (least == null) {
            return rows;
        }
        List<MailRow> left = new ArrayList<>(rows);
        if (story.evenly() && least.weight() > Weight.CAUSE) {
            left.removeIf(row -> row.weight() == least.weight() && !row.frame());
        } else {
            left.remove(least);
            Set<Integer> with = story.together().getOrDefault(least.step(), Set.of());
            left.removeIf(row -> with.contains(row.step()) && !row.gap() && row.weight() >= Weight.REASON);
        }
        return filled(left, source);
    }

    /**
     * What {@link #withoutLeast} leaves of the rows of an even story after as many times as it takes to have no more
     * than so many calls, in one pass for each weight: a run of a hundred thousand steps has tens of thousands.
     */
    static List<MailRow> few(List<MailRow> rows, MailRows source, int most) {
        int[] counts = new int[Weight.DETAIL + 1];
        rows.stream().filter(row -> !row.frame()).forEach(row -> counts[row.weight()]++);
        int calls = Arrays.stream(counts).sum();
        if (calls <= most) {
            return rows;
        }
        int weight = Weight.DETAIL;
        for (; weight > Weight.CAUSE && calls > most; weight--) {
            calls -= counts[weight];
        }
        int heaviest = weight;
        int[] over = {Math.min(Math.max(0, calls - most), counts[Weight.CAUSE])};
        return filled(
                rows.stream()
                        .filter(row -> row.frame()
                                || row.weight() < Weight.CAUSE
                                || row.weight() == Weight.CAUSE && over[0]-- <= 0
                                || row.weight() > Weight.CAUSE && row.weight() <= heaviest)
                        .toList(),
                source);
    }

    /** The rows without calls that stand only for their inside and have none. */
    static List<MailRow> filled(List<MailRow> rows, MailRows source) {
        BitSet filled = new BitSet();
        rows.stream().filter(row -> !row.frame()).forEach(row -> source.markOuter(row, filled));
        return source.nested(rows.stream()
                .filter(row -> !row.frame() || filled.get(row.step()))
                .toList());
    }

    private static MailRow least(List<MailRow> rows, MailRows source, boolean evenly) {
        MailRow least = null;
        int most = Weight.NEEDED;
        for (MailRow row : rows) {
            int weight = row.frame() ? evenly ? Weight.NEEDED : source.frameWeight(row) : row.weight();
            if (weight > most) {
                least = row;
                most = weight;
            }
        }
        return least;
    }
}
