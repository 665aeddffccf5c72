package org.pirqscope.cli.text;

import java.util.List;
import org.pirqscope.cli.Output;
import org.pirqscope.cli.Style;
import org.pirqscope.cli.Usage;
import org.pirqscope.cli.matrix.Cell;
import org.pirqscope.cli.matrix.Matrix;
import org.pirqscope.machine.version.Row;

/** The matrix for people: the table, then each cell's reason. */
public final class MatrixText {

    private static final int KERNEL = 22;
    private static final int CELL = 38;

    private final Output out;

    public MatrixText(Output out) {
        this.out = out;
    }

    /** Prints all of it. */
    public void print(Matrix matrix) {
        Cell first = matrix.rows().getFirst().getFirst();
        out.line(Style.HEAD.on(matrix.load().text()));
        out.line("Xen " + first.versions().xen() + " (" + first.versions().xenRow().label() + ")");
        out.line();
        StringBuilder head = new StringBuilder(" ".repeat(KERNEL));
        for (Cell cell : matrix.rows().getFirst()) {
            head.append("| ").append(StepText.pad("QEMU " + cell.versions().qemu() + " (" + cell.versions().qemuRow().label() + ")", CELL - 2));
        }
        out.line(Style.HEAD.on(head.toString().stripTrailing()));
        out.line("-".repeat(KERNEL) + ("+" + "-".repeat(CELL - 1)).repeat(matrix.rows().getFirst().size()));
        matrix.rows().forEach(this::row);
        matrix.rows().forEach(row -> row.forEach(this::reason));
    }

    // One kernel.
    private void row(List<Cell> cells) {
        Row kernel = cells.getFirst().versions().linuxRow();
        StringBuilder line = new StringBuilder(StepText.pad(kernel.family() + " Linux " + cells.getFirst().versions().linux(), KERNEL));
        for (Cell cell : cells) {
            Style style = cell.loss().isPresent() ? Style.ALARM : Style.GOOD;
            line.append("| ").append(style.on(cell.verdict())).append(" ".repeat(Math.max(0, CELL - 2 - cell.verdict().length())));
        }
        out.line(line.toString().stripTrailing());
    }

    // A loss is marked with more than a colour.
    private void reason(Cell cell) {
        out.line();
        String name = cell.versions().linuxRow().family() + ", Linux " + cell.versions().linux() + " on QEMU " + cell.versions().qemu() + ": ";
        out.line(cell.loss().map(loss -> Style.ALARM.on("!! " + name + loss.controller() + " " + loss.outcome().text())).orElse("   " + name + "works"));
        new Paragraph(Usage.WIDTH - 3).lines(cell.reason()).forEach(line -> out.line("   " + line));
        cell.loss().ifPresent(loss -> out.line("   failed call: " + loss.call()));
        if (cell.leak().perCycle() > 0) {
            out.line("   reload loop of one controller: leaks " + cell.leak().perCycle() + " a cycle"
                    + (cell.leak().exhaustedIn() > 0 ? ", no pirq is free in cycle " + cell.leak().exhaustedIn() : ""));
        }
    }
}
