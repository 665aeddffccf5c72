package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.proof.Certificate;
import org.pirqscope.search.spin.SpinAnswer;

/** The JSON of what SPIN found: the members of an exploration that it knows, and its jobs. */
public final class SpinJson {

    private SpinJson() {}

    /** One object on one line. */
    public static String of(Scenario scenario, SpinAnswer answer) {
        return Json.object(json -> members(json, scenario, answer));
    }

    private static void members(JsonWriter json, Scenario scenario, SpinAnswer answer) throws IOException {
        json.name("linux").value(scenario.versions().linux());
        json.name("qemu").value(scenario.versions().qemu());
        json.name("xen").value(scenario.versions().xen());
        json.name("controllers").value(scenario.controllers().size());
        json.name("complete").value(answer.covered().isPresent());
        json.name("outcomes").beginArray();
        for (List<String> each : answer.outcomes()) {
            json.beginObject();
            for (int c = 0; c < each.size(); c++) {
                json.name(scenario.controllers().get(c).name()).value(each.get(c));
            }
            json.endObject();
        }
        json.endArray().name("verdict").value(answer.verdict().label());
        ExploreJson.certificate(json, certificate(answer));
        json.name("jobs").beginArray();
        for (SpinAnswer.Job job : answer.jobs()) {
            json.beginObject().name("job").value(job.number());
            json.name("exact").value(job.exact()).name("covered").value(job.covered());
            json.name("states").value(job.states()).name("transitions").value(job.transitions());
            json.name("depth").value(job.depth()).endObject();
        }
        json.endArray();
    }

    private static Certificate certificate(SpinAnswer answer) {
        return switch (answer.verdict()) {
            case NEVER_FAILS, FAILS ->
                new Certificate(
                        Certificate.Kind.SPIN,
                        List.of(Certificate.FUSED),
                        answer.covered().map(SpinAnswer.Job::states).orElse(0L),
                        0);
            case NOT_DECIDED -> new Certificate(Certificate.Kind.NONE, List.of(), 0, 0);
        };
    }
}
