package org.pirqscope.cli.json;

import java.util.List;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.report.bookmark.RunBookmarks;

/** The JSON of one step of a run; {@code run --help} documents it. */
public final class StepJson {

    private StepJson() {}

    /** One line. */
    public static String of(Step step, RunBookmarks bookmarks) {
        return Json.object(json -> {
            members(json, step);
            bookmarks(json, bookmarks.at(step.number()));
        });
    }

    private static void bookmarks(Members json, List<Bookmark> bookmarks) {
        if (!bookmarks.isEmpty()) {
            json.objects(
                    "marks",
                    bookmarks,
                    (inner, each) -> inner.put("name", each.name()).put("note", each.note()));
        }
    }

    private static void members(Members json, Step step) {
        json.put("step", step.number())
                .put("actor", step.actorName())
                .put("move", step.move())
                .put("atomic", step.atomic().name())
                .put("entering", step.entering())
                .put("depth", step.depth())
                .put("partner", step.partner())
                .put("layer", Json.word(step.layer()))
                .put("function", step.call().name())
                .put("kind", Json.word(step.call().function().kind()))
                .object("arguments", inner -> arguments(inner, step.call()))
                .put("text", step.text());
        // a call has no answer before it is left
        if (!step.entering()) {
            answer(json, step.answer());
        }
        json.objects("effects", step.effects(), StepJson::effect)
                .objects("log", step.log(), StepJson::line)
                .objects("findings", step.findings(), FindingJson::members);
    }

    // The raw number for programs, the text as the tables print it for people.
    private static void arguments(Members json, Call call) {
        for (Call.Argument argument : call.arguments()) {
            json.object(
                    argument.name(),
                    inner -> inner.put("value", argument.value()).put("text", argument.text()));
        }
    }

    private static void answer(Members json, Answer answer) {
        switch (answer) {
            // a void function came back
            case Answer.Nothing nothing -> json.put("answer", null);
            case Answer.Value value ->
                json.object(
                        "answer",
                        inner -> inner.put("value", value.value())
                                .put("text", value.text())
                                .put("failed", value.failed()));
            case Answer.Message message ->
                json.object(
                        "answer",
                        inner -> DecodeJson.message(inner, message.message())
                                .put("text", message.text())
                                .put("failed", false));
        }
    }

    private static void effect(Members json, Effect effect) {
        json.put("layer", Json.word(effect.layer()))
                .put("subject", effect.subject().text())
                .put("field", effect.field().label())
                .put("before", effect.field().text(effect.before()))
                .put("after", effect.field().text(effect.after()));
    }

    private static void line(Members json, LogLine line) {
        json.put("layer", Json.word(line.layer())).put("text", line.text()).put("hiddenUnless", line.hiddenUnless());
    }
}
