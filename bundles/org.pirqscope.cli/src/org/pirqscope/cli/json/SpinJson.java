package org.pirqscope.cli.json;

import java.util.List;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.proof.Certificate;
import org.pirqscope.search.spin.SpinAnswer;

/** The JSON of what SPIN found: the members of an exploration that it knows, and its jobs. */
public final class SpinJson {

    private SpinJson() {}

    /** One object on one line. */
    public static String of(Scenario scenario, SpinAnswer answer) {
        return Json.object(json -> json.put("linux", scenario.versions().linux())
                .put("qemu", scenario.versions().qemu())
                .put("xen", scenario.versions().xen())
                .put("controllers", scenario.controllers().size())
                .put("complete", answer.covered().isPresent())
                .objects("outcomes", answer.outcomes(), (inner, each) -> outcome(inner, scenario, each))
                .put("verdict", answer.verdict().label())
                .object("certificate", inner -> ExploreJson.certificate(inner, certificate(answer)))
                .objects("jobs", answer.jobs(), SpinJson::job));
    }

    private static void outcome(Members json, Scenario scenario, List<String> outcomes) {
        for (int c = 0; c < outcomes.size(); c++) {
            json.put(scenario.controllers().get(c).name(), outcomes.get(c));
        }
    }

    private static void job(Members json, SpinAnswer.Job job) {
        json.put("job", job.number())
                .put("exact", job.exact())
                .put("covered", job.covered())
                .put("states", job.states())
                .put("transitions", job.transitions())
                .put("depth", job.depth());
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
