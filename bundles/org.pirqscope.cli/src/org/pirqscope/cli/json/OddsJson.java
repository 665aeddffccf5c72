package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Optional;
import org.pirqscope.cli.explored.OddsAnswer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.words.MoveCall;
import org.pirqscope.search.Odds;

/** The member {@code odds} of an exploration's JSON. */
final class OddsJson {

    private OddsJson() {}

    /** Null where a limit came first. */
    static void member(JsonWriter json, OddsAnswer answer) throws IOException {
        json.name("odds");
        if (answer.odds().isEmpty()) {
            json.nullValue();
            return;
        }
        Odds odds = answer.odds().get();
        json.beginObject().name("start").value(odds.start()).name("steps").beginArray();
        for (Odds.Moment moment : odds.steps()) {
            json.beginObject().name("step").value(moment.step());
            json.name("odds").value(moment.odds()).endObject();
        }
        json.endArray().name("noReturn");
        noReturn(json, answer, odds.noReturn());
        json.endObject();
    }

    private static void noReturn(JsonWriter json, OddsAnswer answer, Optional<Odds.Moment> moment) throws IOException {
        if (moment.isEmpty()) {
            json.nullValue();
            return;
        }
        int step = moment.get().step();
        json.beginObject().name("step").value(step);
        json.name("call")
                .value(MoveCall.upTo(answer.run(), step).map(Step::text).orElse(null))
                .endObject();
    }
}
