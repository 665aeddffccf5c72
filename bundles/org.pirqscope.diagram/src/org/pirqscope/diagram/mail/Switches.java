package org.pirqscope.diagram.mail;

import java.util.List;
import org.pirqscope.diagram.SequenceDiagram;

/** Who runs after whom. */
final class Switches {

    private Switches() {
    }

    /** {@code 2 context switches}. */
    static String text(SequenceDiagram diagram, List<MailRow> rows) {
        int count = 0;
        int last = -1;
        for (MailRow row : rows) {
            int actor = row.gap() ? -1 : diagram.steps().get(row.step() - 1).actor();
            count += actor >= 0 && last >= 0 && actor != last ? 1 : 0;
            last = actor >= 0 ? actor : last;
        }
        return count == 0 ? "no context switch" : count == 1 ? "1 context switch" : count + " context switches";
    }
}
