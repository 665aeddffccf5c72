package org.pirqscope.diagram.mail;

import java.util.List;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.machine.call.Step;

/** Who runs after whom. */
final class Switches {

    private Switches() {
    }

    /** {@code 2 of 3 context switches}: those between the rows, and those of the run that the run string repeats. */
    static String text(SequenceDiagram diagram, List<MailRow> rows) {
        int count = 0;
        int last = -1;
        for (MailRow row : rows) {
            int actor = row.gap() ? -1 : diagram.steps().get(row.step() - 1).actor();
            count += actor >= 0 && last >= 0 && actor != last ? 1 : 0;
            last = actor >= 0 ? actor : last;
        }
        int all = all(diagram.steps());
        if (count < all) {
            return count + " of " + all + (all == 1 ? " context switch" : " context switches");
        }
        return count == 0 ? "no context switch" : count == 1 ? "1 context switch" : count + " context switches";
    }

    private static int all(List<Step> steps) {
        int count = 0;
        for (int i = 1; i < steps.size(); i++) {
            count += steps.get(i).actor() == steps.get(i - 1).actor() ? 0 : 1;
        }
        return count;
    }
}
