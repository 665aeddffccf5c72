package org.pirqscope.cli.matrix;

import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.report.matrix.Matrix;
import org.pirqscope.report.matrix.ReloadCell;

/** The matrix for people: the table, then each cell's reason. */
public record MatrixText(Output out) {

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
        Paragraph.print(out, "   ", cell.reason());
        cell.loss().ifPresent(loss -> Paragraph.print(out, "   ", "failed call: " + loss.call()));
        if (cell.leak().any()) {
            Paragraph.print(
                    out, "   ", "reload loop of one controller: " + cell.leak().text());
        }
    }
}
