package org.pirqscope.cli.evidence;

import java.util.List;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.diagram.timeline.TimelineDiagram;
import org.pirqscope.evidence.check.BesideLine;
import org.pirqscope.evidence.check.BesideWords;
import org.pirqscope.evidence.check.LogsBesideRun;

/** Logs and a run side by side: a line for each, with its place in the logs and its step. */
public record BesideText(LogsBesideRun beside, List<String> names) {

    /** Prints them. */
    public void print(Output out) {
        List<String> brief = TimelineDiagram.brief(names);
        out.line(
                beside.run().isPresent()
                        ? "Beside the run (= both, + the run alone, - the logs alone, ! no run logs it there):"
                        : "The lines that were compared (! no run logs it there):");
        for (BesideLine line : beside.lines()) {
            String place = line.observed()
                    .map(observed -> TimelineDiagram.place(observed.place(), brief))
                    .orElse("");
            String step = line.step().isPresent() ? "step " + line.step().getAsInt() : "";
            out.line("    %s %-20s %-10s %s".formatted(line.match().sign(), place, step, BesideWords.line(line)));
        }
    }
}
