package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.pirqscope.report.keys.KeyDump;

/** The JSON of {@code keys}. */
public final class KeysJson {

    private KeysJson() {}

    /** One line. */
    public static String of(KeyDump dump) {
        return Json.object(json -> {
            json.name("key").value(dump.key().letter());
            json.name("step").value(dump.step());
            strings(json, "lines", dump.lines());
            strings(json, "open", dump.open());
        });
    }

    private static void strings(JsonWriter json, String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }
}
