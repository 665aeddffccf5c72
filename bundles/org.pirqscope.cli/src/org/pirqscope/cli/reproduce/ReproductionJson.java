package org.pirqscope.cli.reproduce;

import org.pirqscope.cli.json.Json;
import org.pirqscope.cli.json.Members;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.reproduce.Hold;
import org.pirqscope.report.reproduce.Reproduction;
import org.pirqscope.report.table.LogRow;

/** The JSON of {@code reproduce}. */
public final class ReproductionJson {

    private ReproductionJson() {}

    /** One line. */
    public static String of(Reproduction reproduction) {
        return Json.object(json -> json.put(
                        "scenario", reproduction.run().scenario().name())
                .put("versions", reproduction.run().scenario().versions().text())
                .put("testedOnHardware", false)
                .objects("holds", reproduction.holds(), ReproductionJson::hold)
                .objects(
                        "trace",
                        TraceCommand.of(reproduction),
                        (inner, each) -> inner.put("where", each.where()).put("command", each.command()))
                .objects(
                        "keys",
                        KeyCommand.of(reproduction),
                        (inner, each) -> inner.put("step", each.step())
                                .put("waiting", each.waiting())
                                .put("command", each.command()))
                .objects("lines", reproduction.lines(), ReproductionJson::line)
                .object(
                        "scripts",
                        inner -> inner.put("hold.gdb", String.join("\n", GdbScript.of(reproduction)) + "\n")
                                .put("order.bt", String.join("\n", BpftraceScript.of(reproduction)) + "\n"))
                .put("run", reproduction.run().runString()));
    }

    private static void hold(Members json, Hold hold) {
        json.put("actor", hold.actor())
                .object("last", inner -> step(inner, hold.last()))
                .object("next", inner -> step(inner, hold.next()))
                .put("function", hold.place().map(place -> KernelSymbol.of(place.call())))
                .put("passes", hold.passes())
                .object("until", inner -> step(inner, hold.until()));
    }

    private static void step(Members json, Step step) {
        json.put("step", step.shown()).put("actor", step.actorName()).put("call", step.text());
    }

    private static void line(Members json, LogRow row) {
        json.put("step", row.step())
                .put("actor", row.actor())
                .put("layer", Json.word(row.line().layer()))
                .put("text", row.line().text())
                .put("hiddenUnless", row.line().hiddenUnless());
    }
}
