package org.pirqscope.cli.json;

import org.pirqscope.machine.version.Column;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionReading;
import org.pirqscope.machine.version.VersionRow;

/** The JSON of version tables; {@code versions --help} documents it. */
public final class VersionJson {

    private VersionJson() {}

    /** A table on one line. */
    public static String table(Table table) {
        return Json.object(json -> json.put("product", table.product())
                .objects("columns", table.columns(), VersionJson::column)
                .objects("rows", table.rows(), (inner, row) -> row(inner.put("label", row.label()), row))
                .values("unverified", table.unverified().stream()));
    }

    /** The row of one version on one line. */
    public static String row(VersionReading reading) {
        VersionRow row = reading.row();
        return Json.object(json -> row(
                json.put("product", row.table().product())
                        .put("version", reading.name())
                        .put("reading", row.reading())
                        .put("row", row.label()),
                row));
    }

    private static void column(Members json, Column column) {
        json.put("name", column.name())
                .put("title", column.title())
                .put("source", column.source())
                .values("allowed", column.allowed().stream())
                .put("unverified", column.unverified())
                .put("nature", column.nature().label());
    }

    // Values by column name, so that a new column breaks nobody.
    private static void row(Members json, VersionRow row) {
        json.put("note", row.note())
                .object(
                        "values",
                        values -> row.table()
                                .columns()
                                .forEach(column -> values.put(column.name(), row.value(column.name()))));
    }
}
