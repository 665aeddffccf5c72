package org.pirqscope.diagram.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.diagram.Activations;
import org.pirqscope.diagram.DiagramRows;

/** Which lanes become busy with a row and which are free after it; lanes without a lifeline are left out. */
final class Spans {

    private final Map<Integer, List<Integer>> starts = new HashMap<>();
    private final Map<Integer, List<Integer>> ends = new HashMap<>();

    Spans(DiagramRows diagram) {
        List<Integer> shown =
                diagram.shownLanes().stream().map(lane -> lane.index()).toList();
        diagram.activations().starting(0, diagram.rows(), span -> add(span, shown));
    }

    private void add(Activations.Span span, List<Integer> shown) {
        if (shown.contains(span.lane())) {
            starts.computeIfAbsent(span.first(), row -> new ArrayList<>()).add(span.lane());
            ends.computeIfAbsent(span.last(), row -> new ArrayList<>()).add(span.lane());
        }
    }

    /** Lanes that are busy from this row on. */
    List<Integer> from(int row) {
        return starts.getOrDefault(row, List.of());
    }

    /** Lanes that are free after this row. */
    List<Integer> until(int row) {
        return ends.getOrDefault(row, List.of());
    }
}
