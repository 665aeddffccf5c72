package org.pirqscope.diagram.mail;

import java.util.List;
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

    private static String head(SequenceDiagram diagram, List<MailRow> rows, int lane, boolean functions) {
        Set<String> roots = new TreeSet<>();
        for (MailRow row : rows) {
            if (row.lane() == lane && !row.gap()) {
                roots.add(row.root());
            }
        }
        String name = Label.ascii(diagram.lanes().get(lane).name());
        return functions && roots.size() == 1 ? name + " (" + roots.iterator().next() + ")" : name;
    }
}
