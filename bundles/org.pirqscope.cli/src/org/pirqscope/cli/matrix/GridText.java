package org.pirqscope.cli.matrix;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.machine.driver.DriverRelease;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.matrix.Load;
import org.pirqscope.report.matrix.MatrixVersions;

/**
 * The frame of a matrix for people: what all cells run on, then the table, as many QEMUs beside each other as a line
 * holds.
 */
record GridText(Output out, MatrixVersions grid) {

    /** What a cell says, and in which look. */
    record Styled(String text, Style style) {}

    private static final int KERNEL = 22;
    private static final int CELL = 38;

    /** Xen, the driver, what was changed and what the versions leave open. */
    void head() {
        out.line(name(grid.first().xenRow(), grid.first().xen()));
        Paragraph.print(out, "", "Driver: " + driver());
        if (!grid.changed().isEmpty()) {
            Paragraph.print(out, "", "CHANGED " + String.join(", ", grid.changed()) + " (in the rows marked *)");
        }
        grid.rows().stream()
                .flatMap(List::stream)
                .flatMap(versions -> versions.readings().stream())
                .distinct()
                .forEach(note -> Paragraph.print(out, "", "NOTE: " + note));
    }

    private String driver() {
        if (grid.ownDriver()) {
            return "each kernel's own";
        }
        List<String> lacking = grid.lackingTwoPhases();
        DriverRelease release = Load.DRIVER.release();
        return "the two-phase " + Load.DRIVER.label() + " script of " + release.text() + " on every kernel"
                + (lacking.isEmpty()
                        ? ""
                        : "; one of the time of Linux " + String.join(" and ", lacking)
                                + " runs phase 1 on INTx and enables MSI-X once a load (" + release.setting() + ")");
    }

    /** One word for each cell. */
    void table(List<List<Styled>> words) {
        List<String> kernels =
                grid.rows().stream().map(List::getFirst).map(GridText::kernel).toList();
        List<String> qemus = grid.rows().getFirst().stream()
                .map(versions -> name(versions.qemuRow(), versions.qemu()))
                .toList();
        int first = Math.max(KERNEL, 1 + longest(kernels.stream()));
        int needed = 3
                + longest(Stream.concat(
                        qemus.stream(), words.stream().flatMap(List::stream).map(Styled::text)));
        // long names take the room that the cells of the usual table have to spare
        int cell = first > KERNEL ? needed : Math.max(CELL, needed);
        int fitting = Math.max(1, (Usage.WIDTH - first) / cell);
        for (int from = 0; from < qemus.size(); from += fitting) {
            int to = Math.min(qemus.size(), from + fitting);
            out.line(Style.HEAD.on(" ".repeat(first)
                    + qemus.subList(from, to).stream()
                            .map(qemu -> "| " + Paragraph.pad(qemu, cell - 2))
                            .collect(Collectors.joining())
                            .stripTrailing()));
            out.line("-".repeat(first) + ("+" + "-".repeat(cell - 1)).repeat(to - from));
            for (int row = 0; row < kernels.size(); row++) {
                out.line(Paragraph.pad(kernels.get(row), first)
                        + line(words.get(row).subList(from, to), cell));
            }
            if (to < qemus.size()) {
                out.line();
            }
        }
    }

    // The look ends with the word, the line without trailing spaces.
    private static String line(List<Styled> words, int width) {
        return words.stream()
                .map(word -> "| " + word.style().on(word.text())
                        + " ".repeat(width - 2 - word.text().length()))
                .collect(Collectors.joining())
                .stripTrailing();
    }

    private static int longest(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(0);
    }

    static String kernel(Versions versions) {
        return "Linux " + versions.linux() + mark(versions.linuxRow());
    }

    private static String name(VersionRow row, String version) {
        return row.table().product() + " " + version + " (" + row.label() + ")" + mark(row);
    }

    private static String mark(VersionRow row) {
        return row.changed().isEmpty() ? "" : "*";
    }
}
