package org.pirqscope.cli.step;

import java.util.List;
import org.pirqscope.cli.input.StopArguments;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.breakpoint.PointOfNoReturn;
import org.pirqscope.report.decode.Decodes;
import org.pirqscope.report.table.FindingRow;
import org.pirqscope.report.table.LogRow;
import org.pirqscope.report.why.Why;

/** What the words ask of a run: each made when it is asked for first, and once. */
final class RunFacts {

    private final Run run;
    private Why why;
    private Decodes decodes;
    private List<LogRow> log;
    private List<FindingRow> findings;
    private PointOfNoReturn noReturn;

    RunFacts(Run run) {
        this.run = run;
    }

    Run run() {
        return run;
    }

    Why why() {
        why = why == null ? Why.of(run.history()) : why;
        return why;
    }

    Decodes decodes() {
        decodes = decodes == null ? Decodes.of(run) : decodes;
        return decodes;
    }

    List<LogRow> log() {
        log = log == null ? LogRow.of(run) : log;
        return log;
    }

    /** Warnings and failures. */
    List<FindingRow> findings() {
        findings = findings == null ? FindingRow.of(run, Finding.Severity.WARNING) : findings;
        return findings;
    }

    PointOfNoReturn noReturn() {
        noReturn = noReturn == null ? StopArguments.noReturn(run) : noReturn;
        return noReturn;
    }
}
