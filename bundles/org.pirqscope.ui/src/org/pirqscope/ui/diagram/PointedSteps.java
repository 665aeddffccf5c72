package org.pirqscope.ui.diagram;

import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.report.bookmark.RunBookmarks;

/**
 * The steps of a run that the reviewer has pointed at.
 *
 * @param marks steps with their marks
 * @param hunk steps that enter a call of the hunk under review
 * @param hunkName the function that the hunk changes
 */
public record PointedSteps(NavigableMap<Integer, List<Bookmark>> marks, BitSet hunk, String hunkName) {

    /** None. */
    public static final PointedSteps NONE = new PointedSteps(new TreeMap<>(), new BitSet(), "");

    /** Those of a run. @param touched steps of the hunk under review @param hunkName the function that it changes */
    public static PointedSteps of(RunBookmarks bookmarks, List<Integer> touched, String hunkName) {
        NavigableMap<Integer, List<Bookmark>> marks = new TreeMap<>();
        bookmarks.all().forEach(each -> each.step().ifPresent(step -> marks.put(step, bookmarks.at(step))));
        BitSet hunk = new BitSet();
        touched.forEach(hunk::set);
        return new PointedSteps(marks, hunk, hunkName);
    }

    /** The names of the marks of a message, and of what is folded into it; empty for none. */
    String names(DiagramRows rows, int row) {
        return rows.kind(row).message()
                ? in(rows, row).stream().map(Bookmark::name).collect(Collectors.joining(", "))
                : "";
    }

    /** What is to be said of a row; empty for nothing. */
    String words(DiagramRows rows, int row) {
        if (row < 0) {
            return "";
        }
        String said = in(rows, row).stream()
                .map(mark -> "\n\u2691 " + mark.name() + (mark.note().isEmpty() ? "" : ": " + mark.note()))
                .collect(Collectors.joining());
        return said + (touched(rows, row) ? "\nthe hunk under review touches it: " + hunkName : "");
    }

    private List<Bookmark> in(DiagramRows rows, int row) {
        int first = rows.stepNumber(row);
        return marks.subMap(first, true, Math.max(first, rows.lastStep(row)), true).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Whether the hunk under review touches the call of a row, or one that is folded into it. */
    boolean touched(DiagramRows rows, int row) {
        int next = hunk.nextSetBit(rows.stepNumber(row));
        return rows.kind(row).message() && next >= 0 && next <= Math.max(rows.stepNumber(row), rows.lastStep(row));
    }
}
