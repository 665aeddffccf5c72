package org.pirqscope.diagram.mail.row;

import java.util.List;
import java.util.Set;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;

/** Counts the calls between two rows that have none. Gaps with no row between them are one. */
final class LeftOutCalls {

    private static final int NOBODY = -2;
    private static final int SEVERAL = -1;

    private final History history;
    private final int controllers;
    private final String which;
    private int calls;
    private int actor = NOBODY;
    private Step last;

    /**
     * @param controllers how many actors have a column
     * @param which what is said of the calls, as {@code " like these"}
     */
    LeftOutCalls(History history, int controllers, String which) {
        this.history = history;
        this.controllers = controllers;
        this.which = which;
    }

    /** Adds the calls from one step to before another, without those that are told at their answer. */
    void add(int from, int end, Set<Integer> told) {
        for (Step step : history.steps().subList(from - 1, end - 1)) {
            if (step.entering() && !told.contains(step.number())) {
                add(step);
            }
        }
    }

    /** Adds the call that a step enters. */
    void add(Step step) {
        calls++;
        actor = actor == NOBODY || actor == step.actor() ? step.actor() : SEVERAL;
        last = step;
    }

    /**
     * Adds the row that stands for them, if there are any, and starts again: in the column of the controller whose
     * calls they are, if it is one.
     */
    void moveTo(List<MailRow> rows) {
        if (calls > 0) {
            boolean one = actor >= 0 && actor < controllers;
            rows.add(MailRow.gap(
                    one ? actor : SEVERAL, one ? last : null, calls, (calls == 1 ? "call" : "calls") + which));
        }
        calls = 0;
        actor = NOBODY;
    }
}
