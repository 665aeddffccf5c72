package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.pirqscope.machine.version.Column;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionReading;
import org.pirqscope.machine.version.VersionRow;

/** The JSON of version tables; {@code versions --help} documents it. */
public final class VersionJson {

    private VersionJson() {}

    /** A table on one line. */
    public static String table(Table table) {
        return Json.object(json -> {
            json.name("product").value(table.product()).name("columns").beginArray();
            for (Column column : table.columns()) {
                column(json, column);
            }
            json.endArray().name("rows").beginArray();
            for (VersionRow row : table.rows()) {
                json.beginObject().name("label").value(row.label());
                row(json, row);
                json.endObject();
            }
            json.endArray().name("unverified").beginArray();
            for (String point : table.unverified()) {
                json.value(point);
            }
            json.endArray();
        });
    }

    /** The row of one version on one line. */
    public static String row(VersionReading reading) {
        VersionRow row = reading.row();
        return Json.object(json -> {
            json.name("product")
                    .value(row.table().product())
                    .name("version")
                    .value(reading.name())
                    .name("reading")
                    .value(row.reading());
            json.name("row").value(row.label());
            row(json, row);
        });
    }

    private static void column(JsonWriter json, Column column) throws IOException {
        json.beginObject()
                .name("name")
                .value(column.name())
                .name("title")
                .value(column.title())
                .name("source")
                .value(column.source());
        json.name("allowed").beginArray();
        for (String value : column.allowed()) {
            json.value(value);
        }
        json.endArray().name("unverified").value(column.unverified());
        json.name("nature").value(column.nature().label()).endObject();
    }

    // Values by column name, so that a new column breaks nobody.
    private static void row(JsonWriter json, VersionRow row) throws IOException {
        json.name("note").value(row.note()).name("values").beginObject();
        for (Column column : row.table().columns()) {
            json.name(column.name()).value(row.value(column.name()));
        }
        json.endObject();
    }
}
