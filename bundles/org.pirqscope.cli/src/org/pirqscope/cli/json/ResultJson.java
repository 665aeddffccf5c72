package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.pirqscope.machine.call.Finding.Severity;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.PoolCount;
import org.pirqscope.machine.state.XenIrqRow;

/** The JSON of a run's end; {@code run --help} documents it. */
public final class ResultJson {

    private ResultJson() {}

    /** One line: {@code {"result": ...}}. */
    public static String of(Run run) {
        return Json.object(json -> {
            json.name("result").beginObject();
            members(json, run);
            json.endObject();
        });
    }

    private static void members(JsonWriter json, Run run) throws IOException {
        json.name("scenario")
                .value(run.scenario().name())
                .name("steps")
                .value(run.length())
                .name("failed")
                .value(run.failed());
        ScenarioJson.versions(json, run.scenario().versions());
        json.name("controllers").beginArray();
        List<Controller> controllers = run.scenario().controllers();
        for (int i = 0; i < controllers.size(); i++) {
            json.beginObject().name("name").value(controllers.get(i).name());
            outcome(json, run.outcomes().get(i));
            loads(json, run.loads(i));
            json.endObject();
        }
        json.endArray();
        json.name("failures")
                .value(count(run, Severity.FAILURE))
                .name("warnings")
                .value(count(run, Severity.WARNING));
        World end = run.at(run.length());
        pool(json, end.pool());
        leakedIrqs(json, end);
        json.name("run").value(run.runString());
    }

    private static void loads(JsonWriter json, List<Outcome> loads) throws IOException {
        json.name("loads").beginArray();
        for (Outcome load : loads) {
            json.value(load.text());
        }
        json.endArray();
    }

    static void outcome(JsonWriter json, Outcome outcome) throws IOException {
        json.name("ok").value(outcome.ok()).name("outcome").value(outcome.text());
        // only a loss has a place and a reason
        if (outcome instanceof Outcome.Lost lost) {
            json.name("phase")
                    .value(lost.phase())
                    .name("entry")
                    .value(lost.entry())
                    .name("reason")
                    .value(Json.word(lost.reason()));
            json.name("goesTo").value(lost.goesTo()).name("status").value(lost.status());
        }
    }

    private static void pool(JsonWriter json, PoolCount pool) throws IOException {
        json.name("pirqs")
                .beginObject()
                .name("free")
                .value(pool.free())
                .name("allocated")
                .value(pool.allocated());
        json.name("mapped")
                .value(pool.mapped())
                .name("leaked")
                .value(pool.leaked())
                .name("forced")
                .value(pool.forced())
                .endObject();
    }

    // map_domain_pirq answered 0 for a pirq that was mapped already: nobody gives these back.
    private static void leakedIrqs(JsonWriter json, World end) throws IOException {
        json.name("leakedXenIrqs").beginArray();
        for (XenIrqRow row : end.xenIrqs()) {
            if (row.leaked()) {
                json.value(row.irq());
            }
        }
        json.endArray();
    }

    private static long count(Run run, Severity severity) {
        return run.steps().stream()
                .flatMap(step -> step.findings().stream())
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
