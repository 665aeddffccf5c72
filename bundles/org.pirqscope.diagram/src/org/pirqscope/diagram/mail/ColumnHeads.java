package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.mail.row.MailRow;

/** The heads of the columns: the controller, and the function in which all of its rows happen if it is one. */
final class ColumnHeads {

    private ColumnHeads() {}

    static List<String> of(SequenceDiagram diagram, List<MailRow> rows, List<Integer> lanes, boolean functions) {
        return lanes.stream().map(lane -> head(diagram, rows, lane, functions)).toList();
    }

    /** The same for the CPUs that the controllers' drivers run on: {@code CPU0 (nvme0, nvme_reset_work)}. */
    static List<String> cpus(SequenceDiagram diagram, List<MailRow> rows, List<Integer> lanes, boolean functions) {
        return lanes.stream()
                .map(lane -> "CPU" + lane + " (" + name(diagram, lane)
                        + (functions ? root(rows, lane).map(root -> ", " + root).orElse("") : "") + ")")
                .toList();
    }

    private static String head(SequenceDiagram diagram, List<MailRow> rows, int lane, boolean functions) {
        String name = name(diagram, lane);
        return functions
                ? root(rows, lane).map(root -> name + " (" + root + ")").orElse(name)
                : name;
    }

    private static String name(SequenceDiagram diagram, int lane) {
        return Label.ascii(diagram.lanes().get(lane).name());
    }

    /** The function in which all rows of a lane happen, if it is one. */
    private static Optional<String> root(List<MailRow> rows, int lane) {
        Set<String> roots = new TreeSet<>();
        for (MailRow row : rows) {
            if (row.lane() == lane && !row.gap()) {
                roots.add(row.root());
            }
        }
        return roots.size() == 1 ? Optional.of(roots.iterator().next()) : Optional.empty();
    }
}
