package org.pirqscope.machine.version;

import java.util.ArrayList;
import java.util.List;

/**
 * One row of a version table: how a range of releases behaves.
 *
 * @param label the releases as people name them: {@code 2.6.39-3.10}
 * @param note what a reader of the table should know, with the commit
 * @param introductions for each column, which row brought its value
 * @param changed names of the columns that a scenario has set ("what if")
 * @param reading how a user's text came to this row, where it is more than a release: what counted, what it leaves open; else empty
 */
public record Row(Table table, String label, String note, List<Span> spans, List<String> values, List<Introduction> introductions,
        List<String> changed, String reading) {

    /** The value of the column with that name. */
    public String value(String column) {
        return values.get(table.index(column));
    }

    /** Which row brought the column's value; of a value that a scenario has set, of the one that it replaced. */
    public Introduction introduction(String column) {
        return introductions.get(table.index(column));
    }

    boolean yes(String column) {
        return value(column).equals("yes");
    }

    /** This row with one column set by a scenario. @throws VersionException on an unknown column or value */
    public Row with(String column, String value) {
        int index = table.index(column);
        table.columns().get(index).check(table.product(), value);
        if (values.get(index).equals(value)) {
            return this;
        }
        List<String> next = new ArrayList<>(values);
        next.set(index, value);
        List<String> names = new ArrayList<>(changed);
        if (!names.contains(column)) {
            names.add(column);
        }
        return new Row(table, label, note, spans, List.copyOf(next), introductions, List.copyOf(names), reading);
    }

    Row read(String how) {
        return how.equals(reading) ? this : new Row(table, label, note, spans, values, introductions, changed, how);
    }

    boolean meets(Release first, Release last) {
        return spans.stream().anyMatch(span -> span.meets(first, last));
    }

    boolean has(Release release) {
        return spans.stream().anyMatch(span -> span.has(release));
    }

    @Override
    public String toString() {
        return table.product() + " " + label + (changed.isEmpty() ? "" : " with " + String.join(", ", changed) + " changed");
    }
}
