package org.pirqscope.cli.why;

import org.pirqscope.cli.json.Json;
import org.pirqscope.report.why.Changes.Change;
import org.pirqscope.report.why.ValueRow;

/** The JSON of {@code values}. */
public final class ValuesJson {

    private ValuesJson() {}

    /** One line. */
    public static String of(ValueRow row) {
        return Json.object(json -> {
            json.name("subject").value(row.quantity().subject().text());
            json.name("field").value(row.quantity().field().label());
            json.name("layer").value(Json.word(row.quantity().field().layer()));
            json.name("first").value(row.first()).name("changes").beginArray();
            for (Change change : row.changes()) {
                json.beginObject().name("step").value(change.step().number());
                json.name("value").value(row.value(change)).endObject();
            }
            json.endArray();
        });
    }
}
