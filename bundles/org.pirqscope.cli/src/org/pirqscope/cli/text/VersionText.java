package org.pirqscope.cli.text;

import java.util.List;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.machine.version.Column;
import org.pirqscope.machine.version.Introduction;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionReading;
import org.pirqscope.machine.version.VersionRow;

/** Version tables for people. Columns are numbered, since their names are too long for heads. */
public record VersionText(Output out) {

    /** The whole table of one product. */
    public void table(Table table) {
        out.line(Style.HEAD.on(table.product()));
        out.line();
        for (int i = 0; i < table.columns().size(); i++) {
            column(i + 1, table.columns().get(i));
        }
        out.line();
        int[] widths = widths(table);
        int label = table.rows().stream()
                .mapToInt(row -> row.label().length())
                .max()
                .orElse(0);
        for (int from = 0, to; from < widths.length; from = to) {
            to = fitting(widths, from, Usage.WIDTH - label - 8);
            columns(table, label, widths, from, to);
            out.line();
        }
        if (!table.unverified().isEmpty()) {
            out.line("  Also unverified, but without influence on what is shown:");
            table.unverified().forEach(point -> Paragraph.print(out, "  - ", point));
            out.line();
        }
    }

    // As many columns as one line holds, at least one.
    private static int fitting(int[] widths, int from, int room) {
        int to = from;
        int used = 0;
        while (to < widths.length && (to == from || used + 1 + widths[to] <= room)) {
            used += 1 + widths[to++];
        }
        return to;
    }

    private void columns(Table table, int label, int[] widths, int from, int to) {
        StringBuilder head = new StringBuilder("  " + Paragraph.pad("release", label));
        for (int i = from; i < to; i++) {
            head.append(' ').append(Paragraph.pad(Integer.toString(i + 1), widths[i]));
        }
        out.line(Style.DIM.on(head.toString().stripTrailing()));
        for (VersionRow row : table.rows()) {
            row(row, label, widths, from, to);
        }
    }

    // Name, meaning, where it comes from, what a scenario may set it to.
    private void column(int number, Column column) {
        String head = (number < 10 ? "   " : "  ") + number + " " + Paragraph.pad(column.name(), 22) + " ";
        String text =
                column.title() + " [" + column.source() + "] " + String.join(" | ", column.allowed()) + nature(column);
        Paragraph.print(
                out,
                head,
                text
                        + (column.unverified().isEmpty()
                                ? ""
                                : " (not checked against the source: " + column.unverified() + ")"));
    }

    private static String nature(Column column) {
        return column.nature() == Column.Nature.CODE
                ? ""
                : " (" + column.nature().label() + ")";
    }

    // Each column is as wide as its longest value.
    private static int[] widths(Table table) {
        int[] widths = new int[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Integer.toString(i + 1).length();
            for (VersionRow row : table.rows()) {
                widths[i] = Math.max(widths[i], row.values().get(i).length());
            }
        }
        return widths;
    }

    // The note stands in the first part of a table that is too wide for one.
    private void row(VersionRow row, int label, int[] widths, int from, int to) {
        StringBuilder line = new StringBuilder("  " + Paragraph.pad(row.label(), label));
        List<String> values = row.values();
        for (int i = from; i < to; i++) {
            line.append(' ').append(Paragraph.pad(values.get(i), widths[i]));
        }
        out.line(line.toString().stripTrailing());
        if (from == 0 && !row.note().isEmpty()) {
            Paragraph.print(out, " ".repeat(label + 4), row.note());
        }
    }

    /** The row of one version as a user typed it, and what that text leaves open. */
    public void row(VersionReading reading) {
        VersionRow row = reading.row();
        String head = row.table().product() + " " + reading.name() + " is row " + row.label();
        head(head, new Paragraph(Usage.WIDTH - 2).lines(row.note().isEmpty() ? head : head + ": " + row.note()));
        if (!row.reading().isEmpty()) {
            Paragraph.print(out, "  NOTE: ", row.reading());
        }
        for (Column column : row.table().columns()) {
            String name =
                    "  " + Paragraph.pad(column.name(), 22) + " " + Paragraph.pad(row.value(column.name()), 9) + " ";
            Paragraph.print(
                    out,
                    name,
                    column.title()
                            + since(row.introduction(column.name()))
                            + (column.unverified().isEmpty()
                                    ? ""
                                    : " (not checked against the source: " + column.unverified() + ")"));
        }
    }

    // what a user pastes may be long, so the head may need more than the first line
    private void head(String head, List<String> lines) {
        int left = head.length();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int marked = Math.clamp(left, 0, line.length());
            String bright = marked == 0 ? "" : Style.HEAD.on(line.substring(0, marked));
            out.line((i == 0 ? "" : "  ") + bright + line.substring(marked));
            left -= marked + 1;
        }
    }

    private static String since(Introduction introduction) {
        return introduction.source().isEmpty()
                ? ""
                : " [since " + introduction.row() + ": " + introduction.source() + "]";
    }
}
