package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;

/** The JSON of one step of a run; {@code run --help} documents it. */
public final class StepJson {

    private StepJson() {}

    /** One line. */
    public static String of(Step step) {
        return Json.object(json -> members(json, step));
    }

    private static void members(JsonWriter json, Step step) throws IOException {
        json.name("step")
                .value(step.number())
                .name("actor")
                .value(step.actorName())
                .name("move")
                .value(step.move());
        json.name("atomic")
                .value(step.atomic().name())
                .name("entering")
                .value(step.entering())
                .name("depth")
                .value(step.depth());
        json.name("partner").value(step.partner()).name("layer").value(Json.word(step.layer()));
        json.name("function")
                .value(step.call().name())
                .name("kind")
                .value(Json.word(step.call().function().kind()));
        arguments(json, step.call());
        json.name("text").value(step.text());
        // a call has no answer before it is left
        if (!step.entering()) {
            answer(json, step.answer());
        }
        effects(json, step);
        log(json, step);
        FindingJson.array(json, step.findings());
    }

    // The raw number for programs, the text as the tables print it for people.
    private static void arguments(JsonWriter json, Call call) throws IOException {
        json.name("arguments").beginObject();
        for (Call.Argument argument : call.arguments()) {
            json.name(argument.name())
                    .beginObject()
                    .name("value")
                    .value(argument.value())
                    .name("text")
                    .value(argument.text())
                    .endObject();
        }
        json.endObject();
    }

    private static void answer(JsonWriter json, Answer answer) throws IOException {
        json.name("answer");
        switch (answer) {
            // a void function came back
            case Answer.Nothing nothing -> json.nullValue();
            case Answer.Value value ->
                json.beginObject()
                        .name("value")
                        .value(value.value())
                        .name("text")
                        .value(value.text())
                        .name("failed")
                        .value(value.failed())
                        .endObject();
            case Answer.Message message -> {
                json.beginObject();
                DecodeJson.message(json, message.message());
                json.name("text")
                        .value(message.text())
                        .name("failed")
                        .value(false)
                        .endObject();
            }
        }
    }

    private static void effects(JsonWriter json, Step step) throws IOException {
        json.name("effects").beginArray();
        for (Effect effect : step.effects()) {
            json.beginObject()
                    .name("layer")
                    .value(Json.word(effect.layer()))
                    .name("subject")
                    .value(effect.subject().text());
            json.name("field")
                    .value(effect.field().label())
                    .name("before")
                    .value(effect.field().text(effect.before()))
                    .name("after")
                    .value(effect.field().text(effect.after()))
                    .endObject();
        }
        json.endArray();
    }

    private static void log(JsonWriter json, Step step) throws IOException {
        json.name("log").beginArray();
        for (LogLine line : step.log()) {
            json.beginObject()
                    .name("layer")
                    .value(Json.word(line.layer()))
                    .name("text")
                    .value(line.text());
            json.name("hiddenUnless").value(line.hiddenUnless()).endObject();
        }
        json.endArray();
    }
}
