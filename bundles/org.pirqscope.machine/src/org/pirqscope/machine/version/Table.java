package org.pirqscope.machine.version;

import java.util.ArrayList;
import java.util.List;

/** The version table of one product: its columns, and a row for each range of releases that behaves alike. */
public final class Table {

    private final String product;
    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> unverified = new ArrayList<>();

    Table(String product, Column... columns) {
        this.product = product;
        this.columns = List.of(columns);
    }

    /** Notes a point that domain.md marks U and that no column decides, with the reason why it needs none. */
    Table unverified(String point) {
        unverified.add(point);
        return this;
    }

    /** {@code spans}: {@code "4.6..4.10"}, {@code "4.19.."}, several separated by a comma. */
    Table row(String label, String family, String spans, String note, String... values) {
        List<Span> list = new ArrayList<>();
        for (String span : spans.split(",")) {
            String[] ends = span.strip().split("\\.\\.(?=\\d|$)", 2);
            list.add(Span.of(product, ends[0], ends[1].isEmpty() ? null : ends[1]));
        }
        if (values.length != columns.size()) {
            throw new IllegalStateException(label + " has " + values.length + " values for " + columns.size() + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            columns.get(i).check(product, values[i]);
        }
        rows.add(new Row(this, label, family, note, List.copyOf(list), List.of(values), List.of()));
        return this;
    }

    public String product() {
        return product;
    }

    public List<Column> columns() {
        return columns;
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** What was not verified in the sources and has no influence here: a sentence each. */
    public List<String> unverified() {
        return List.copyOf(unverified);
    }

    /** The row of a release as a user types it. @throws VersionException if it is no version or older than the first row */
    public Row row(String typed) {
        Release release = Release.parse(product, typed);
        return rows.stream().filter(row -> row.has(release)).findFirst().orElseThrow(() -> new VersionException(
                product + " " + typed + " is not modelled; the table has " + rows.stream().map(Row::label).toList()));
    }

    int index(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new VersionException(product + " has no column \"" + column + "\"; it has " + columns.stream().map(Column::name).toList());
    }

    @Override
    public String toString() {
        return product;
    }
}
