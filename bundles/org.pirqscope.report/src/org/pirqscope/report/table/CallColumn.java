package org.pirqscope.report.table;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;

/** Columns of the calls, one row for each step. */
public enum CallColumn implements Column<Step> {
    STEP("step", 6, true, row -> Integer.toString(row.number())),
    ACTOR("who", 8, false, Step::actorName),
    LAYER("layer", 12, false, row -> row.layer().label()),
    /** Indented by its depth. */
    CALL("call", 48, false, row -> "  ".repeat(row.depth()) + (row.entering() ? "" : "= ") + row.text()),
    MOVE("move", 20, false, row -> row.atomic().label()),
    FINDINGS("findings", 28, false, CallColumn::findings);

    private final String header;
    private final int width;
    private final boolean number;
    private final Function<Step, String> text;

    CallColumn(String header, int width, boolean number, Function<Step, String> text) {
        this.header = header;
        this.width = width;
        this.number = number;
        this.text = text;
    }

    @Override
    public String header() {
        return header;
    }

    @Override
    public String text(Step row) {
        return text.apply(row);
    }

    @Override
    public boolean number() {
        return number;
    }

    @Override
    public int width() {
        return width;
    }

    private static String findings(Step row) {
        return row.findings().stream()
                .filter(finding -> finding.severity() != Finding.Severity.INFO)
                .map(Finding::title)
                .collect(Collectors.joining("; "));
    }
}
