package org.pirqscope.cli.text;

import java.util.List;
import org.pirqscope.cli.Output;
import org.pirqscope.cli.Style;
import org.pirqscope.cli.matrix.ExploredMatrix;
import org.pirqscope.machine.scenario.Exploration.Result;
import org.pirqscope.machine.scenario.Exploration.Verdict;
import org.pirqscope.machine.scenario.Run;

/** The explored matrix for people: the table, then a failing run of each cell that fails. */
public final class ExploredMatrixText {

    private static final int KERNEL = 22;
    private static final int CELL = 38;

    private final Output out;

    public ExploredMatrixText(Output out) {
        this.out = out;
    }

    /** Prints all of it. */
    public void print(ExploredMatrix matrix) {
        StringBuilder head = new StringBuilder(" ".repeat(KERNEL));
        for (Result cell : matrix.rows().getFirst()) {
            head.append("| ").append(StepText.pad("QEMU " + cell.scenario().versions().qemu() + " (" + cell.scenario().versions().qemuRow().label() + ")",
                    CELL - 2));
        }
        out.line(Style.HEAD.on(head.toString().stripTrailing()));
        out.line("-".repeat(KERNEL) + ("+" + "-".repeat(CELL - 1)).repeat(matrix.rows().getFirst().size()));
        matrix.rows().forEach(this::row);
        out.line();
        matrix.rows().forEach(row -> row.forEach(this::failure));
    }

    private void row(List<Result> cells) {
        String linux = cells.getFirst().scenario().versions().linuxRow().family() + " Linux " + cells.getFirst().scenario().versions().linux();
        StringBuilder line = new StringBuilder(StepText.pad(linux, KERNEL));
        for (Result cell : cells) {
            Style style = cell.verdict() == Verdict.NEVER_FAILS ? Style.GOOD : Style.ALARM;
            line.append("| ").append(style.on(text(cell))).append(" ".repeat(Math.max(0, CELL - 2 - text(cell).length())));
        }
        out.line(line.toString().stripTrailing());
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
            out.line("%s on QEMU %s, fewest switches: %s".formatted(cell.scenario().versions().linuxRow().family(), cell.scenario().versions().qemu(),
                    Run.of(cell.fewestSwitches().run()).runString()));
        }
    }
}
