package org.pirqscope.diagram;

import java.util.Map;
import java.util.stream.Collectors;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.breakpoint.PointOfNoReturn;
import org.pirqscope.report.words.MoveCall;

/**
 * What somebody has found out of a step and wants to be drawn below it.
 *
 * @param title above the box
 * @param text in the box
 * @param sentence what a text says of it, which has no boxes; empty for nothing
 */
public record StepRemark(String title, String text, String sentence) {

    /** By step: where every order fails from then on. None where there is no such step, or where it is not known. */
    public static Map<Integer, StepRemark> of(PointOfNoReturn point, Run run) {
        return point instanceof PointOfNoReturn.At at
                ? Map.of(
                        at.step(),
                        new StepRemark("point of no return", "from here on every order fails", sentence(at, run)))
                : Map.of();
    }

    private static String sentence(PointOfNoReturn.At at, Run run) {
        return MoveCall.upTo(run, at.step())
                .map(step -> "From %s %s (step %d) on, every order fails."
                        .formatted(step.actorName(), step.text(), at.step()))
                .orElse("Every order fails.");
    }

    /** The sentences of several, in the order of their steps. */
    public static String sentences(Map<Integer, StepRemark> remarks) {
        return remarks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getValue().sentence())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
