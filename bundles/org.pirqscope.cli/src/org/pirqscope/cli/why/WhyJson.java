package org.pirqscope.cli.why;

import java.util.List;
import org.pirqscope.cli.json.Json;
import org.pirqscope.cli.json.Members;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;

/** The JSON of {@code why}. */
final class WhyJson {

    private WhyJson() {}

    /** One line. */
    static String of(WhyAnswer answer) {
        return Json.object(json -> {
            json.put("subject", answer.subject())
                    .put("value", answer.value())
                    .objects(
                            "chain",
                            answer.chain().links(),
                            (inner, link) ->
                                    step(inner, link.step(), link.effects()).put("because", Json.word(link.because())));
            answer.later()
                    .ifPresent(
                            steps -> json.objects("later", steps, (inner, step) -> step(inner, step, step.effects())));
        });
    }

    private static Members step(Members json, Step step, List<Effect> effects) {
        return json.put("step", step.number())
                .put("actor", step.actorName())
                .put("call", step.text())
                .put("layer", Json.word(step.layer()))
                .put("effect", effects.stream().findFirst().map(Effect::text));
    }
}
