package org.pirqscope.cli.text;

import java.util.List;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.machine.call.Step;

/** Walks over the steps of a run and says of each line what it is: a leaf, an entry, an end. */
public record CallLines(Output out, StepText text, Pause pause) {

    /** Called after each step, to draw something more. */
    public interface Pause {

        /** The step was just printed. */
        void after(Step step);
    }

    /** Prints them all, or as many as somebody reads. */
    public void print(List<Step> steps) {
        for (int i = 0; i < steps.size() && !out.closed(); i++) {
            Step step = steps.get(i);
            if (i > 0 && steps.get(i - 1).actor() != step.actor()) {
                text.turn(step.actorName());
            }
            if (isLeaf(steps, i)) {
                Step leave = steps.get(++i);
                text.leaf(step, leave);
                pause.after(step);
                pause.after(leave);
            } else {
                one(step, i + 1 < steps.size() ? steps.get(i + 1) : null);
                pause.after(step);
            }
        }
    }

    private void one(Step step, Step next) {
        if (step.entering()) {
            text.enter(step, next);
        } else {
            text.leave(step);
        }
    }

    // Left by the very next step: nothing was called in between.
    private static boolean isLeaf(List<Step> steps, int i) {
        Step step = steps.get(i);
        return step.entering()
                && i + 1 < steps.size()
                && step.partner() == steps.get(i + 1).number();
    }
}
