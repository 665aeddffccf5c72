package org.pirqscope.machine.version;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One row of a version table: how a range of releases behaves.
 *
 * @param label the releases as people name them: {@code 2.6.39-3.10}
 * @param note what a reader of the table should know, with the commit
 * @param values of all columns, as released
 * @param introductions for each column, which row brought its value
 * @param settings the columns that a scenario sets ("what if"), in its order; they stay when it goes to another release
 * @param reading how a user's text came to this row, where it is more than a release: what counted, what it leaves
 * open; else empty
 */
public record VersionRow(
        Table table,
        String label,
        String note,
        List<ReleaseSpan> spans,
        List<String> values,
        List<Introduction> introductions,
        Map<String, String> settings,
        String reading) {

    public VersionRow {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** The value of the column with that name: the scenario's, else the release's own. */
    public String value(String column) {
        return settings.getOrDefault(column, released(column));
    }

    /** The value of a column whose values are the constants of an enum, in small letters. */
    <E extends Enum<E>> E value(Class<E> type, String column) {
        return Enum.valueOf(type, value(column).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The release's own value of the column with that name, whatever a scenario has set. */
    public String released(String column) {
        return values.get(table.index(column));
    }

    /** Which row brought the column's value; of a value that a scenario has set, of the one that it replaced. */
    public Introduction introduction(String column) {
        return introductions.get(table.index(column));
    }

    /** The columns of which a scenario has set another value than the release has. */
    public List<String> changed() {
        return settings.keySet().stream()
                .filter(column -> !value(column).equals(released(column)))
                .toList();
    }

    /** {@code reuse=never, nvme-script=own}: what {@link #changed} has now; empty for a row as released. */
    public String whatIf() {
        return changed().stream().map(column -> column + "=" + value(column)).collect(Collectors.joining(", "));
    }

    /** Whether releases of both rows differ in nothing but the words of lines. */
    boolean behavesAs(VersionRow other) {
        return table.columns().stream()
                .filter(column -> !column.wording())
                .allMatch(column -> released(column.name()).equals(other.released(column.name())));
    }

    /** Whether a column of yes and no says yes. */
    public boolean yes(String column) {
        return value(column).equals("yes");
    }

    /** This row with one column set by a scenario. @throws VersionException on an unknown column or value */
    public VersionRow with(String column, String value) {
        table.columns().get(table.index(column)).check(table.product(), value);
        Map<String, String> next = new LinkedHashMap<>(settings);
        next.put(column, value);
        return with(next);
    }

    /** This row with the columns set that are set in another one, and no others. */
    VersionRow with(Map<String, String> all) {
        return new VersionRow(table, label, note, spans, values, introductions, all, reading);
    }

    VersionRow read(String how) {
        return how.equals(reading)
                ? this
                : new VersionRow(table, label, note, spans, values, introductions, settings, how);
    }

    boolean meets(Release first, Release last) {
        return spans.stream().anyMatch(span -> span.meets(first, last));
    }

    /** The release with which each of its ranges begins. */
    public List<Release> begins() {
        return spans.stream().map(ReleaseSpan::from).toList();
    }

    /** Whether that release is in one of its ranges. */
    public boolean has(Release release) {
        return spans.stream().anyMatch(span -> span.has(release));
    }

    @Override
    public String toString() {
        return table.product() + " " + label
                + (changed().isEmpty() ? "" : " with " + String.join(", ", changed()) + " changed");
    }
}
