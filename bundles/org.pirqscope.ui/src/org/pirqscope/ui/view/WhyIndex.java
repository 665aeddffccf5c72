package org.pirqscope.ui.view;

import org.pirqscope.machine.run.Run;
import org.pirqscope.report.why.Why;

/** The causes in one run, worked out when the first question is asked, in whichever thread that is. */
final class WhyIndex {

    private final Run run;
    private Why why;

    WhyIndex(Run run) {
        this.run = run;
    }

    Run run() {
        return run;
    }

    synchronized Why why() {
        if (why == null) {
            why = Why.of(run.history());
        }
        return why;
    }
}
