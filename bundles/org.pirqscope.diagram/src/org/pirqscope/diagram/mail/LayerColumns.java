package org.pirqscope.diagram.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.mail.row.MailRow;
import org.pirqscope.machine.call.Layer;

/** The rows of a text in columns of the layers; where another controller goes on, its name stands before the call. */
final class LayerColumns {

    /** The heads, in the order of the columns. */
    static final List<String> HEADS = List.of("Guest", "QEMU", "Hypervisor");

    private LayerColumns() {}

    /** The rows in these columns, with no depth yet. */
    static List<MailRow> placed(List<MailRow> rows) {
        Set<Integer> actors = new TreeSet<>();
        rows.stream()
                .filter(row -> !row.gap())
                .forEach(row -> actors.add(row.at().actor()));
        List<MailRow> placed = new ArrayList<>();
        int before = -1;
        for (MailRow row : rows) {
            if (row.gap()) {
                placed.add(row.at(-1));
                continue;
            }
            int actor = row.at().actor();
            boolean named = actors.size() > 1 && actor != before;
            MailRow moved = row.at(column(row.at().layer()));
            placed.add(named ? moved.by(Label.ascii(Label.name(row.at().actorName()))) : moved);
            before = actor;
        }
        return List.copyOf(placed);
    }

    /** A head for each column that has rows. */
    static List<String> heads(List<Integer> columns) {
        return columns.stream().map(HEADS::get).toList();
    }

    private static int column(Layer layer) {
        return switch (layer) {
            case DRIVER, GUEST -> 0;
            case QEMU -> 1;
            case XEN -> 2;
        };
    }
}
