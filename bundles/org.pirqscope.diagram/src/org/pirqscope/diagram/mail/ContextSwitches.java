package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.stream.IntStream;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.mail.row.MailRow;
import org.pirqscope.machine.call.Step;

/** Who runs after whom. */
final class ContextSwitches {

    private final int controllers;
    private final int all;

    /** Counts those of the run. */
    ContextSwitches(SequenceDiagram diagram) {
        this.controllers = diagram.lanes().controllers();
        this.all = count(diagram.history().steps().stream().mapToInt(Step::actor));
    }

    /** An event of the whole guest is not a switch. */
    private int count(IntStream actors) {
        int[] running =
                actors.filter(actor -> actor >= 0 && actor < controllers).toArray();
        int count = 0;
        for (int i = 1; i < running.length; i++) {
            count += running[i] == running[i - 1] ? 0 : 1;
        }
        return count;
    }

    /** {@code 2 of 3 context switches}: those between the rows, and those of the run that the run string repeats. */
    String text(List<MailRow> rows) {
        int count = count(
                rows.stream().filter(row -> !row.gap()).mapToInt(row -> row.at().actor()));
        if (count < all) {
            return count + " of " + all + (all == 1 ? " context switch" : " context switches");
        }
        return count == 0 ? "no context switch" : count == 1 ? "1 context switch" : count + " context switches";
    }
}
