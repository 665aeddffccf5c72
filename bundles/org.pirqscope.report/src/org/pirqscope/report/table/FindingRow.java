package org.pirqscope.report.table;

import java.util.List;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.run.Run;

/** A finding and the step to which it is attached. */
public record FindingRow(int step, String actor, Finding finding) {

    /** The findings of the run that are at least so severe, in order. */
    public static List<FindingRow> of(Run run, Finding.Severity least) {
        return run.steps().stream()
                .flatMap(step -> step.findings().stream()
                        .filter(finding -> finding.severity().compareTo(least) >= 0)
                        .map(finding -> new FindingRow(step.number(), step.actorName(), finding)))
                .toList();
    }
}
