package org.pirqscope.cli.matrix;

import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.machine.run.Run;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.Exploration.Verdict;

/** The explored matrix for people: the table, then a failing run of each cell that fails. */
public record ExploredMatrixText(Output out) {

    /** Prints all of it. */
    public void print(ExploredMatrix matrix) {
        GridText frame = new GridText(out, matrix.grid());
        frame.head();
        out.line();
        frame.table(matrix.rows().stream()
                .map(row -> row.stream().map(ExploredMatrixText::word).toList())
                .toList());
        out.line();
        matrix.rows().forEach(row -> row.forEach(this::failure));
    }

    private static GridText.Styled word(Result cell) {
        return new GridText.Styled(text(cell), cell.verdict() == Verdict.NEVER_FAILS ? Style.GOOD : Style.ALARM);
    }

    private static String text(Result cell) {
        String outcomes = cell.endings().size() + (cell.endings().size() == 1 ? " outcome" : " outcomes");
        return switch (cell.verdict()) {
            case NEVER_FAILS -> "never fails, " + outcomes;
            case FAILS -> "FAILS, " + outcomes + switches(cell) + (cell.complete() ? "" : ", not complete");
            case NOT_DECIDED -> "not decided, " + outcomes + " so far";
        };
    }

    private static String switches(Result cell) {
        if (cell.fewestSwitches() == null) {
            return "";
        }
        int switches = cell.fewestSwitches().switches();
        return ", " + switches + (switches == 1 ? " switch" : " switches");
    }

    private void failure(Result cell) {
        if (cell.fewestSwitches() != null) {
            out.line("Linux %s on QEMU %s, fewest switches: %s"
                    .formatted(
                            cell.scenario().versions().linux(),
                            cell.scenario().versions().qemu(),
                            Run.of(cell.fewestSwitches().run()).runString()));
        }
    }
}
