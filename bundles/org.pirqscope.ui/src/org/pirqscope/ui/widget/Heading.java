package org.pirqscope.ui.widget;

import java.util.Comparator;
import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param text what a cell says; also what a sort without {@code order} compares
 */
public record Heading<R>(String title, String tip, Function<R, String> text) {

    /** Numbers and texts in one order: runs of digits count as numbers. */
    Comparator<R> order() {
        return Comparator.comparing(text, Heading::compare);
    }

    static int compare(String a, String b) {
        long left = number(a);
        long right = number(b);
        return left != right ? Long.compare(left, right) : a.compareToIgnoreCase(b);
    }

    private static long number(String text) {
        int end = 0;
        while (end < text.length()
                && end < 18
                && (Character.isDigit(text.charAt(end)) || end == 0 && text.charAt(0) == '-')) {
            end++;
        }
        boolean digits = end > 0 && Character.isDigit(text.charAt(end - 1));
        return digits ? Long.parseLong(text.substring(0, end)) : Long.MIN_VALUE;
    }
}
