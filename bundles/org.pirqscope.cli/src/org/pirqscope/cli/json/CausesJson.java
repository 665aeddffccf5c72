package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.report.words.MoveCall;
import org.pirqscope.search.cause.Causes;
import org.pirqscope.search.cause.NearestPass;

/** The members {@code causes} and {@code allCauses} of an exploration's JSON. */
final class CausesJson {

    private CausesJson() {}

    static void members(JsonWriter json, Causes causes) throws IOException {
        json.name("causes").beginArray();
        for (Causes.Group group : causes.groups()) {
            group(json, group);
        }
        json.endArray().name("allCauses").value(causes.complete());
        json.name("causesOf").value(causes.of());
    }

    private static void group(JsonWriter json, Causes.Group group) throws IOException {
        Run run = Run.of(group.fewest().run());
        json.beginObject()
                .name("cause")
                .value(Cause.first(run.history()).map(FindingWords::sentence).orElse(""))
                .name("loss")
                .value(group.loss().label())
                .name("share")
                .value(group.share().orElse(null))
                .name("finalStates")
                .value(group.finalStates().orElse(null))
                .name("run")
                .value(run.runString())
                .name("steps")
                .value(group.fewest().steps())
                .name("switches")
                .value(group.fewest().switches())
                .name("least")
                .value(group.fewest().least())
                .name("passes");
        if (group.nearest().isEmpty()) {
            json.nullValue();
        } else {
            passes(json, group.nearest().get());
        }
        json.endObject();
    }

    private static void passes(JsonWriter json, NearestPass pass) throws IOException {
        Run run = Run.of(pass.run());
        int step = pass.lastCommonStep(run);
        json.beginObject()
                .name("run")
                .value(run.runString())
                .name("step")
                .value(step)
                .name("call")
                .value(MoveCall.upTo(run, step).map(Step::text).orElse(null))
                .endObject();
    }
}
