package org.pirqscope.report.table;

import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/**
 * A log line and the step that wrote it.
 *
 * @param step the number of the row below which {@code run} prints the line
 * @param alarm the failure that was found in the same row, a stale hit before others; nothing for none
 */
public record LogRow(int step, String actor, LogLine line, Optional<Finding> alarm) {

    /** All lines of the run, in order. */
    public static List<LogRow> of(Run run) {
        return run.steps().stream()
                .filter(step -> !step.log().isEmpty())
                .flatMap(step -> {
                    Optional<Finding> alarm = alarm(run.steps().get(step.shown() - 1));
                    return step.log().stream().map(line -> new LogRow(step.shown(), step.actorName(), line, alarm));
                })
                .toList();
    }

    private static Optional<Finding> alarm(Step step) {
        List<Finding> failures = step.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.FAILURE)
                .toList();
        return failures.stream()
                .filter(Finding.StaleHit.class::isInstance)
                .findFirst()
                .or(() -> failures.stream().findFirst());
    }
}
