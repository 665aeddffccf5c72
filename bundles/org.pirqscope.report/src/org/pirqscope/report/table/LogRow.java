package org.pirqscope.report.table;

import java.util.List;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.run.Run;

/**
 * A log line and the step that wrote it.
 *
 * @param step the number of the row below which {@code run} prints the line
 */
public record LogRow(int step, String actor, LogLine line) {

    /** All lines of the run, in order. */
    public static List<LogRow> of(Run run) {
        return run.steps().stream().flatMap(step -> step.log().stream().map(line -> new LogRow(step.shown(), step.actorName(), line))).toList();
    }
}
