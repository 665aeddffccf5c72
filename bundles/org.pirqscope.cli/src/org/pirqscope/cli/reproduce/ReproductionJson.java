package org.pirqscope.cli.reproduce;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.pirqscope.cli.json.Json;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.reproduce.Hold;
import org.pirqscope.report.reproduce.Reproduction;
import org.pirqscope.report.table.LogRow;

/** The JSON of {@code reproduce}. */
public final class ReproductionJson {

    private ReproductionJson() {}

    /** One line. */
    public static String of(Reproduction reproduction) {
        return Json.object(json -> {
            json.name("scenario").value(reproduction.run().scenario().name());
            json.name("versions").value(reproduction.run().scenario().versions().text());
            json.name("testedOnHardware").value(false);
            json.name("holds").beginArray();
            for (Hold hold : reproduction.holds()) {
                hold(json, hold);
            }
            json.endArray().name("trace").beginArray();
            for (TraceCommand each : TraceCommand.of(reproduction)) {
                json.beginObject().name("where").value(each.where());
                json.name("command").value(each.command()).endObject();
            }
            json.endArray().name("keys").beginArray();
            for (KeyCommand each : KeyCommand.of(reproduction)) {
                json.beginObject().name("step").value(each.step());
                json.name("waiting").value(each.waiting().orElse(null));
                json.name("command").value(each.command()).endObject();
            }
            json.endArray().name("lines").beginArray();
            for (LogRow row : reproduction.lines()) {
                line(json, row);
            }
            json.endArray().name("scripts").beginObject();
            json.name("hold.gdb").value(String.join("\n", GdbScript.of(reproduction)) + "\n");
            json.name("order.bt").value(String.join("\n", BpftraceScript.of(reproduction)) + "\n");
            json.endObject().name("run").value(reproduction.run().runString());
        });
    }

    private static void hold(JsonWriter json, Hold hold) throws IOException {
        json.beginObject().name("actor").value(hold.actor());
        step(json, "last", hold.last());
        step(json, "next", hold.next());
        json.name("function")
                .value(hold.place().map(place -> KernelSymbol.of(place.call())).orElse(null));
        json.name("passes").value(hold.passes());
        step(json, "until", hold.until());
        json.endObject();
    }

    private static void step(JsonWriter json, String name, Step step) throws IOException {
        json.name(name).beginObject().name("step").value(step.shown());
        json.name("actor").value(step.actorName()).name("call").value(step.text());
        json.endObject();
    }

    private static void line(JsonWriter json, LogRow row) throws IOException {
        json.beginObject().name("step").value(row.step()).name("actor").value(row.actor());
        json.name("layer").value(Json.word(row.line().layer()));
        json.name("text").value(row.line().text());
        json.name("hiddenUnless").value(row.line().hiddenUnless()).endObject();
    }
}
