package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.pirqscope.cli.explored.Further;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.search.Exploration.Ending;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.proof.Certificate;

/** The JSON of an exploration; {@code explore --help} documents it. */
public final class ExploreJson {

    private ExploreJson() {}

    /** One object on one line. */
    public static String of(Result result) {
        return Json.object(json -> members(json, result));
    }

    /** The same with what else was asked for. */
    public static String of(Result result, Further further) {
        return Json.object(json -> {
            members(json, result);
            if (further.causes().isPresent()) {
                CausesJson.members(json, further.causes().get());
            }
            if (further.odds().isPresent()) {
                OddsJson.member(json, further.odds().get());
            }
            if (further.repairs().isPresent()) {
                RepairsJson.members(json, further.repairs().get());
            }
            if (further.grown().isPresent()) {
                GrownJson.write(json, further.grown().get());
            }
            if (further.coverage().isPresent()) {
                CoverageJson.member(json, further.coverage().get());
            }
        });
    }

    static void members(JsonWriter json, Result result) throws IOException {
        List<Controller> controllers = result.scenario().controllers();
        json.name("linux")
                .value(result.scenario().versions().linux())
                .name("qemu")
                .value(result.scenario().versions().qemu());
        json.name("xen")
                .value(result.scenario().versions().xen())
                .name("controllers")
                .value(controllers.size());
        json.name("changed").beginArray();
        for (VersionRow row : List.of(
                result.scenario().versions().linuxRow(),
                result.scenario().versions().qemuRow(),
                result.scenario().versions().xenRow())) {
            for (String column : row.changed()) {
                json.value(row.table().product().toLowerCase(Locale.ROOT) + "." + column + "=" + row.value(column));
            }
        }
        json.endArray();
        json.name("vectors")
                .value(controllers.stream().mapToInt(Controller::vectors).max().orElse(0));
        json.name("complete")
                .value(result.complete())
                .name("ended")
                .value(result.ended().label())
                .name("states")
                .value(result.states())
                .name("transitions")
                .value(result.transitions());
        json.name("depth").value(result.depth()).name("seconds").value(Math.round(result.seconds() * 1000) / 1000.0);
        json.name("outcomes").beginArray();
        for (Ending ending : result.endings()) {
            outcome(json, controllers, ending.outcomes());
        }
        json.endArray().name("endings").beginArray();
        for (Ending ending : result.endings()) {
            json.beginObject().name("outcome");
            outcome(json, controllers, ending.outcomes());
            json.name("count")
                    .value(ending.count())
                    .name("run")
                    .value(Run.of(ending.run()).runString())
                    .endObject();
        }
        json.endArray()
                .name("allListed")
                .value(result.allListed())
                .name("verdict")
                .value(result.verdict().label());
        certificate(json, result.certificate());
        failure(json, "shortest", result.shortest());
        failure(json, "fewestSwitches", result.fewestSwitches());
    }

    static void certificate(JsonWriter json, Certificate certificate) throws IOException {
        json.name("certificate")
                .beginObject()
                .name("kind")
                .value(certificate.kind().label());
        json.name("reductions").beginArray();
        for (String reduction : certificate.reductions()) {
            json.value(reduction);
        }
        json.endArray().name("states").value(certificate.states());
        json.name("replayed").value(certificate.replayed());
        if (certificate.most() > 0) {
            json.name("mostControllers").value(certificate.most());
        }
        json.endObject();
    }

    private static void outcome(JsonWriter json, List<Controller> controllers, List<Outcome> outcomes)
            throws IOException {
        json.beginObject();
        for (int c = 0; c < outcomes.size(); c++) {
            json.name(controllers.get(c).name()).value(outcomes.get(c).text());
        }
        json.endObject();
    }

    private static void failure(JsonWriter json, String name, Failure failure) throws IOException {
        json.name(name);
        if (failure == null) {
            json.nullValue();
            return;
        }
        Run run = Run.of(failure.run());
        json.beginObject()
                .name("run")
                .value(run.runString())
                .name("steps")
                .value(failure.steps())
                .name("switches")
                .value(failure.switches())
                .name("least")
                .value(failure.least());
        json.name("cause")
                .value(Cause.first(run.history()).map(FindingWords::sentence).orElse(""))
                .endObject();
    }
}
