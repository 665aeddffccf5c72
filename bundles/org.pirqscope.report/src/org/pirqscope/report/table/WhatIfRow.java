package org.pirqscope.report.table;

import java.util.List;
import java.util.Locale;
import org.pirqscope.machine.version.Column;
import org.pirqscope.machine.version.Introduction;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;

/**
 * A rule that the simulated stack follows, for the table of what could be otherwise.
 *
 * @param row the releases that are simulated
 * @param column the rule
 */
public record WhatIfRow(VersionRow row, Column column) {

    /** All rules of Linux, QEMU and Xen, in the order of their tables. */
    public static List<WhatIfRow> of(Versions versions) {
        return versions.rows().stream()
                .flatMap(row -> row.table().columns().stream().map(column -> new WhatIfRow(row, column)))
                .toList();
    }

    /** Whose rule it is, as scenario files name it: {@code linux}. */
    public String product() {
        return row.table().product().toLowerCase(Locale.ROOT);
    }

    /** {@code linux.reuse}. */
    public String rule() {
        return product() + "." + column.name();
    }

    /** What the release does, whatever is set. */
    public String released() {
        return row.released(column.name());
    }

    /** The same, and where it comes from: {@code list, since 2.6.39-3.10: xen_irq_from_pirq}. */
    public String releasedText() {
        Introduction from = row.introduction(column.name());
        return from.source().isEmpty() ? released() : released() + ", since " + from.row() + ": " + from.source();
    }

    /** What is simulated. */
    public String now() {
        return row.value(column.name());
    }

    /** Whether another value is set than the release has. */
    public boolean changed() {
        return !now().equals(released());
    }

    /** What the rule decides. */
    public String meaning() {
        String nature = column.nature() == Column.Nature.CODE
                ? ""
                : " (" + column.nature().label() + ")";
        String open =
                column.unverified().isEmpty() ? "" : " (not checked against the source: " + column.unverified() + ")";
        return column.title() + nature + open;
    }
}
