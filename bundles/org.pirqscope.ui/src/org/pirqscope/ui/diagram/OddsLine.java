package org.pirqscope.ui.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.search.Odds;

/** The odds of the rows of a diagram as a line that goes down a narrow strip: left for none, right for all. */
record OddsLine(Odds odds, DiagramRows diagram) {

    /**
     * The corners of the line: x, y, x, y and so on, at most one moment a pixel.
     *
     * @param width of the strip, {@code height} its height
     * @param y of a row
     */
    int[] corners(int width, int height, IntUnaryOperator y) {
        List<Integer> corners = new ArrayList<>();
        int x = x(odds.start().odds(), width);
        int last = 0;
        corners.addAll(List.of(x, 0));
        for (Odds.Moment moment : odds.steps()) {
            int next = x(moment.odds(), width);
            if (next != x) {
                int at = Math.max(last, y.applyAsInt(diagram.rowOf(moment.step()) + 1));
                corners.addAll(List.of(x, at, next, at));
                x = next;
                last = at;
            }
        }
        corners.addAll(List.of(x, height));
        return corners.stream().mapToInt(Integer::intValue).toArray();
    }

    /** None and all have two pixels to the edge. */
    static int x(double share, int width) {
        return 2 + (int) Math.round(share * Math.max(0, width - 5));
    }
}
