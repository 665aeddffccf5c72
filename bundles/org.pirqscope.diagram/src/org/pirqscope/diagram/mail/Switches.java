package org.pirqscope.diagram.mail;

import java.util.List;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.mail.row.MailRow;
import org.pirqscope.machine.call.Step;

/** Who runs after whom. */
final class Switches {

    private Switches() {}

    /** Whether a controller runs: an event of the whole guest is no switch. */
    private static boolean counts(SequenceDiagram diagram, int actor) {
        return actor >= 0 && actor < diagram.lanes().controllers();
    }

    /** {@code 2 of 3 context switches}: those between the rows, and those of the run that the run string repeats. */
    static String text(SequenceDiagram diagram, List<MailRow> rows) {
        int count = 0;
        int last = -1;
        for (MailRow row : rows) {
            int actor = row.gap() ? -1 : diagram.steps().get(row.step() - 1).actor();
            count += counts(diagram, actor) && last >= 0 && actor != last ? 1 : 0;
            last = counts(diagram, actor) ? actor : last;
        }
        int all = all(diagram);
        if (count < all) {
            return count + " of " + all + (all == 1 ? " context switch" : " context switches");
        }
        return count == 0 ? "no context switch" : count == 1 ? "1 context switch" : count + " context switches";
    }

    private static int all(SequenceDiagram diagram) {
        int count = 0;
        int last = -1;
        for (Step step : diagram.steps()) {
            if (counts(diagram, step.actor())) {
                count += last >= 0 && step.actor() != last ? 1 : 0;
                last = step.actor();
            }
        }
        return count;
    }
}
