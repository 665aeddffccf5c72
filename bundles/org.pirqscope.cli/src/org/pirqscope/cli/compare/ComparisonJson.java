package org.pirqscope.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pirqscope.cli.json.Json;
import org.pirqscope.cli.json.Members;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.report.compare.CellDifference;
import org.pirqscope.report.compare.DifferenceRule;
import org.pirqscope.report.compare.Divergence;
import org.pirqscope.report.compare.FindingDifference;
import org.pirqscope.report.compare.LoneCall;
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
            json.objects(
                            "outcomes",
                            comparison.outcomes(),
                            (inner, pair) -> inner.put("controller", pair.controller())
                                    .put("left", pair.left().map(Outcome::text))
                                    .put("right", pair.right().map(Outcome::text)))
                    .objects("differences", differences(comparison), (inner, difference) -> difference.accept(inner));
        });
    }

    private static void divergence(
            Members json, String name, Optional<Divergence> divergence, Optional<DifferenceRule> rule) {
        json.object(
                name,
                divergence,
                (inner, found) -> inner.object("left", found.left(), ComparisonJson::step)
                        .object("right", found.right(), ComparisonJson::step)
                        .put("rule", rule.map(DifferenceRule::text)));
    }

    private static void step(Members json, Step step) {
        json.put("step", step.number())
                .put("actor", step.actorName())
                .put("entering", step.entering())
                .put("call", step.text())
                .put("layer", Json.word(step.layer()));
    }

    private static List<Consumer<Members>> differences(RunComparison comparison) {
        List<Consumer<Members>> all = new ArrayList<>();
        comparison.loneCalls().forEach(call -> all.add(json -> call(json, call)));
        comparison.findings().forEach(finding -> all.add(json -> finding(json, finding)));
        comparison.tables().forEach(cell -> all.add(json -> cell(json, cell)));
        return all;
    }

    private static void call(Members json, LoneCall call) {
        side(json, "call", call.left())
                .put("step", call.call().number())
                .put("actor", call.call().actorName())
                .put("call", call.call().call().name())
                .put("times", call.times())
                .put("rule", call.rule().map(Setting::difference));
    }

    private static void finding(Members json, FindingDifference each) {
        Step step = each.seen().step();
        side(json, "finding", each.left())
                .put("step", step.shown())
                .put("actor", step.actorName())
                .put("title", FindingWords.title(each.seen().finding()));
    }

    private static void cell(Members json, CellDifference cell) {
        json.put("kind", "cell")
                .put("table", cell.table())
                .put("row", cell.row())
                .put("column", cell.column())
                .put("left", cell.left())
                .put("right", cell.right());
    }

    private static Members side(Members json, String kind, boolean left) {
        return json.put("kind", kind).put("side", left ? "left" : "right");
    }
}
