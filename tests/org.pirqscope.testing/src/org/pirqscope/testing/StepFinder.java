package org.pirqscope.testing;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/** Finds steps by what they say, so that a test does not hang on how many steps the machine makes before. */
public record StepFinder(Run run) {

    /** The first step of the actor that enters the call. */
    public int entering(String actor, String call) {
        return positions(step -> step.entering()
                        && step.actorName().equals(actor)
                        && step.text().equals(call))
                .findFirst()
                .orElseThrow();
    }

    /** The first step of the actor that leaves a call with this text. */
    public int leaving(String actor, String text) {
        return positions(step -> !step.entering()
                        && step.actorName().equals(actor)
                        && step.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** The last step before the actor runs for the first time. */
    public int before(String actor) {
        return positions(step -> step.actorName().equals(actor)).findFirst().orElseThrow() - 1;
    }

    private IntStream positions(Predicate<Step> wanted) {
        return run.steps().stream().filter(wanted).mapToInt(Step::number);
    }
}
