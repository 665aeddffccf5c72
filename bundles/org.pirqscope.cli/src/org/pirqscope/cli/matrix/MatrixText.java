package org.pirqscope.cli.matrix;

import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.report.matrix.Matrix;
import org.pirqscope.report.matrix.ReloadCell;

/** The matrix for people: the table, then each cell's reason. */
public final class MatrixText {

    private final Output out;

    public MatrixText(Output out) {
        this.out = out;
    }

    /** Prints all of it. */
    public void print(Matrix matrix) {
        GridText frame = new GridText(out, matrix.grid());
        out.line(Style.HEAD.on(matrix.load().text()));
        frame.head();
        out.line();
        frame.table(matrix.rows().stream()
                .map(row -> row.stream().map(MatrixText::word).toList())
                .toList());
        matrix.rows().forEach(row -> row.forEach(this::reason));
    }

    private static GridText.Styled word(ReloadCell cell) {
        return new GridText.Styled(cell.verdict(), cell.loss().isPresent() ? Style.ALARM : Style.GOOD);
    }

    // A loss is marked with more than a colour.
    private void reason(ReloadCell cell) {
        out.line();
        String name = "Linux " + cell.versions().linux() + " on QEMU "
                + cell.versions().qemu() + ": ";
        out.line(cell.loss()
                .map(loss -> Style.ALARM.on(
                        "!! " + name + loss.controller() + " " + loss.outcome().text()))
                .orElse("   " + name + "works"));
        indented(cell.reason());
        cell.loss().ifPresent(loss -> indented("failed call: " + loss.call()));
        if (cell.leak().any()) {
            indented("reload loop of one controller: " + cell.leak().text());
        }
    }

    private void indented(String text) {
        new Paragraph(Usage.WIDTH - 3).lines(text).forEach(line -> out.line("   " + line));
    }
}
