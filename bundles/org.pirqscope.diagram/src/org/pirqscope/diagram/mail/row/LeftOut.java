package org.pirqscope.diagram.mail.row;

import java.util.List;
import java.util.Set;
import org.pirqscope.machine.call.Step;

/** Counts the calls between two rows that have none. Gaps with no row between them are one. */
final class LeftOut {

    private static final int NOBODY = -2;
    private static final int SEVERAL = -1;

    private final List<Step> steps;
    private final int controllers;
    private final String which;
    private int calls;
    private int actor = NOBODY;
    private int last;

    /**
     * @param controllers how many actors have a column
     * @param which what is said of the calls, as {@code " like these"}
     */
    LeftOut(List<Step> steps, int controllers, String which) {
        this.steps = steps;
        this.controllers = controllers;
        this.which = which;
    }

    /** Adds the calls from one step to before another, without those that are told at their answer. */
    void add(int from, int end, Set<Integer> told) {
        for (Step step : steps.subList(from - 1, end - 1)) {
            if (step.entering() && !told.contains(step.number())) {
                calls++;
                actor = actor == NOBODY || actor == step.actor() ? step.actor() : SEVERAL;
                last = step.number();
            }
        }
    }

    /**
     * Adds the row that stands for them, if there are any, and starts again: in the column of the controller whose
     * calls they are, if it is one.
     */
    void moveTo(List<MailRow> rows) {
        if (calls > 0) {
            boolean one = actor >= 0 && actor < controllers;
            rows.add(
                    MailRow.gap(one ? actor : SEVERAL, one ? last : 0, calls, (calls == 1 ? "call" : "calls") + which));
        }
        calls = 0;
        actor = NOBODY;
    }
}
