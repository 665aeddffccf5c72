package org.pirqscope.machine.run;

import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;

/** A finding, and the step at which it is seen. */
public record StepFinding(Step step, Finding finding) {

    /** Whether an interrupt that is waited for never comes, or there is none at all. */
    public boolean loss() {
        return finding instanceof Finding.Loss;
    }
}
