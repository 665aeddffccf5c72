package org.pirqscope.cli.why;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.pirqscope.cli.json.Json;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.why.ChainLink;

/** The JSON of {@code why}. */
final class WhyJson {

    private WhyJson() {}

    /** One line. */
    static String of(WhyAnswer answer) {
        return Json.object(json -> {
            json.name("subject").value(answer.subject());
            json.name("value").value(answer.value().orElse(null));
            json.name("chain").beginArray();
            for (ChainLink link : answer.chain().links()) {
                link(json, link.step(), link.effects(), Json.word(link.because()));
            }
            json.endArray();
            if (answer.later().isPresent()) {
                later(json, answer.later().get());
            }
        });
    }

    private static void later(JsonWriter json, List<Step> steps) throws IOException {
        json.name("later").beginArray();
        for (Step step : steps) {
            link(json, step, step.effects(), null);
        }
        json.endArray();
    }

    private static void link(JsonWriter json, Step step, List<Effect> effects, String because) throws IOException {
        json.beginObject().name("step").value(step.number());
        json.name("actor").value(step.actorName()).name("call").value(step.text());
        json.name("layer").value(Json.word(step.layer()));
        json.name("effect").value(effects.isEmpty() ? null : effects.getFirst().text());
        if (because != null) {
            json.name("because").value(because);
        }
        json.endObject();
    }
}
