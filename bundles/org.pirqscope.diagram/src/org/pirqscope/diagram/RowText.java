package org.pirqscope.diagram;

import java.util.List;
import org.pirqscope.machine.call.Step;

/** What stands at a row, made of its step when somebody looks. */
record RowText(List<Step> steps, Lanes lanes, RowBuilder rows) {

    String of(int row) {
        Step step = steps.get(rows.columns.step(row));
        return lanes.clean(
                switch (rows.columns.kind(row)) {
                    case NOTE -> "";
                    case GAP -> left(rows.gapCounts.get(rows.gaps.indexOf(row)));
                    case ANSWER -> answer(row, step);
                    case CALL, SELF, HYPERCALL, TRAP, COMMAND, INTERRUPT ->
                        rows.columns.is(row, Columns.MERGED)
                                ? whole(step)
                                : step.call().text();
                });
    }

    private static String left(int count) {
        return count == 1 ? "1 row left out" : count + " rows left out";
    }

    private String answer(int row, Step step) {
        boolean self = rows.columns.from(row) == rows.columns.to(row);
        String value = step.answer().text();
        if (value.isEmpty()) {
            return step.call().name() + " returns";
        }
        return self ? step.call().name() + " = " + value : value;
    }

    private String whole(Step step) {
        String value = steps.get(step.partner() - 1).answer().text();
        return step.call().text() + (value.isEmpty() ? "" : " = " + value);
    }
}
