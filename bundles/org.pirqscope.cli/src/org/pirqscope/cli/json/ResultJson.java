package org.pirqscope.cli.json;

import java.util.List;
import org.pirqscope.machine.call.Finding.Severity;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.PoolCount;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.report.bookmark.RunBookmarks;
import org.pirqscope.report.breakpoint.FirstStop;

/** The JSON of a run's end; {@code run --help} documents it. */
public final class ResultJson {

    private ResultJson() {}

    /** One line: {@code {"result": ...}}. */
    public static String of(Run run, RunBookmarks bookmarks) {
        return Json.object(json -> json.object("result", result -> {
            members(result, run);
            bookmarks(result, bookmarks.all());
        }));
    }

    private static void bookmarks(Members json, List<RunBookmarks.Placed> bookmarks) {
        if (!bookmarks.isEmpty()) {
            json.objects(
                    "marks",
                    bookmarks,
                    (inner, each) -> inner.put("name", each.bookmark().name())
                            .put("at", each.bookmark().at().text())
                            .put("step", each.step())
                            .put("note", each.bookmark().note()));
        }
    }

    /** One line, of a stop before the end: {@code {"stopped": ..., "undecided": ...}}. */
    public static String of(FirstStop first) {
        return Json.object(json -> json.object(
                        "stopped",
                        first.stop(),
                        (inner, stop) -> inner.put("step", stop.step().shown())
                                .put("breakpoint", stop.breakpoint().text())
                                .put("call", stop.step().text()))
                .put("undecided", first.undecided()));
    }

    private static void members(Members json, Run run) {
        World end = run.at(run.length());
        json.put("scenario", run.scenario().name())
                .put("steps", run.length())
                .put("failed", run.failed())
                .object(
                        "versions",
                        inner -> ScenarioJson.versions(inner, run.scenario().versions()))
                .objects("controllers", run.scenario().controllers(), (inner, one) -> controller(inner, run, one))
                .put("failures", count(run, Severity.FAILURE))
                .put("warnings", count(run, Severity.WARNING))
                .object("pirqs", inner -> pool(inner, end.pool()))
                // map_domain_pirq answered 0 for a pirq that was mapped already: nobody gives these back
                .values(
                        "leakedXenIrqs",
                        end.xenIrqs().stream().filter(XenIrqRow::leaked).map(XenIrqRow::irq))
                .put("run", run.runString());
    }

    private static void controller(Members json, Run run, Controller controller) {
        int index = run.scenario().controllers().indexOf(controller);
        json.put("name", controller.name());
        outcome(json, run.outcomes().get(index));
        json.values("loads", run.loads(index).stream().map(Outcome::text));
    }

    static void outcome(Members json, Outcome outcome) {
        json.put("ok", outcome.ok()).put("outcome", outcome.text());
        // only a loss has a place and a reason
        if (outcome instanceof Outcome.Lost lost) {
            json.put("phase", lost.phase())
                    .put("entry", lost.entry())
                    .put("reason", Json.word(lost.reason()))
                    .put("goesTo", lost.goesTo())
                    .put("status", lost.status());
        }
    }

    private static void pool(Members json, PoolCount pool) {
        json.put("free", pool.free())
                .put("allocated", pool.allocated())
                .put("mapped", pool.mapped())
                .put("leaked", pool.leaked())
                .put("forced", pool.forced());
    }

    private static long count(Run run, Severity severity) {
        return run.steps().stream()
                .flatMap(step -> step.findings().stream())
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
