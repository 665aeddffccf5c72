package org.pirqscope.cli.compare;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Optional;
import org.pirqscope.cli.json.Json;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.compare.CellDifference;
import org.pirqscope.report.compare.DifferenceRule;
import org.pirqscope.report.compare.Divergence;
import org.pirqscope.report.compare.FindingDifference;
import org.pirqscope.report.compare.LoneCall;
import org.pirqscope.report.compare.OutcomePair;
import org.pirqscope.report.compare.RunComparison;
import org.pirqscope.report.words.FindingWords;

/** The JSON of {@code diff}. */
public final class ComparisonJson {

    private ComparisonJson() {}

    /** One line. */
    public static String of(RunComparison comparison) {
        return Json.object(json -> {
            divergence(json, "divergence", comparison.divergence(), comparison.rule());
            divergence(json, "differentCall", comparison.differentCall(), comparison.ruleOfDifferentCall());
            outcomes(json, comparison);
            json.name("differences").beginArray();
            differences(json, comparison);
            json.endArray();
        });
    }

    private static void divergence(
            JsonWriter json, String name, Optional<Divergence> divergence, Optional<DifferenceRule> rule)
            throws IOException {
        json.name(name);
        if (divergence.isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginObject();
        step(json, "left", divergence.get().left());
        step(json, "right", divergence.get().right());
        json.name("rule").value(rule.map(DifferenceRule::text).orElse(null)).endObject();
    }

    private static void outcomes(JsonWriter json, RunComparison comparison) throws IOException {
        json.name("outcomes").beginArray();
        for (OutcomePair pair : comparison.outcomes()) {
            json.beginObject().name("controller").value(pair.controller());
            json.name("left").value(pair.left().map(Outcome::text).orElse(null));
            json.name("right").value(pair.right().map(Outcome::text).orElse(null));
            json.endObject();
        }
        json.endArray();
    }

    private static void step(JsonWriter json, String side, Optional<Step> step) throws IOException {
        json.name(side);
        if (step.isEmpty()) {
            json.nullValue();
            return;
        }
        Step one = step.get();
        json.beginObject().name("step").value(one.number()).name("actor").value(one.actorName());
        json.name("entering").value(one.entering()).name("call").value(one.text());
        json.name("layer").value(Json.word(one.layer())).endObject();
    }

    private static void differences(JsonWriter json, RunComparison comparison) throws IOException {
        for (LoneCall call : comparison.loneCalls()) {
            side(json, "call", call.left());
            json.name("step")
                    .value(call.call().number())
                    .name("actor")
                    .value(call.call().actorName());
            json.name("call").value(call.call().call().name()).name("times").value(call.times());
            json.name("rule")
                    .value(call.rule().map(setting -> setting.difference()).orElse(null))
                    .endObject();
        }
        for (FindingDifference each : comparison.findings()) {
            side(json, "finding", each.left());
            json.name("step").value(each.seen().step().shown());
            json.name("actor").value(each.seen().step().actorName());
            json.name("title").value(FindingWords.title(each.seen().finding())).endObject();
        }
        for (CellDifference cell : comparison.tables()) {
            json.beginObject().name("kind").value("cell").name("table").value(cell.table());
            json.name("row").value(cell.row()).name("column").value(cell.column());
            json.name("left")
                    .value(cell.left())
                    .name("right")
                    .value(cell.right())
                    .endObject();
        }
    }

    private static void side(JsonWriter json, String kind, boolean left) throws IOException {
        json.beginObject().name("kind").value(kind).name("side").value(left ? "left" : "right");
    }
}
