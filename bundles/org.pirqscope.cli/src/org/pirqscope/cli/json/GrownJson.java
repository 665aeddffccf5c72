package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.search.GrownOutcomes;

/** What becomes of each of many equal controllers as JSON. */
final class GrownJson {

    private GrownJson() {}

    static void write(JsonWriter json, GrownOutcomes grown) throws IOException {
        json.name("grown").beginObject().name("controllers").beginArray();
        for (GrownOutcomes.Size size : grown.sizes()) {
            json.value(size.controllers());
        }
        json.endArray().name("same");
        Optional<Integer> from = grown.sameFrom();
        if (from.isPresent()) {
            json.beginArray()
                    .value(from.get())
                    .value(grown.sizes().getLast().controllers())
                    .endArray();
        } else {
            json.nullValue();
        }
        json.name("proved").value(false).name("outcomes").beginArray();
        for (String text : outcomes(grown)) {
            json.value(text);
        }
        json.endArray().endObject();
    }

    private static List<String> outcomes(GrownOutcomes grown) {
        return grown.sizes().isEmpty()
                ? List.of()
                : grown.sizes().getLast().each().stream()
                        .map(Outcome::text)
                        .sorted()
                        .toList();
    }
}
