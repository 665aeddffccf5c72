package org.pirqscope.report.table;

import java.util.function.Function;

/** Columns of the log lines of all layers. */
public enum LogColumn implements Column<LogRow> {
    STEP("step", 6, true, row -> Integer.toString(row.step())),
    LAYER("layer", 12, false, row -> row.line().layer().label()),
    ACTOR("who", 8, false, LogRow::actor),
    LINE("line", 64, false, row -> row.line().text()),
    /** What it takes to see the line. */
    SHOWN(
            "shown with",
            22,
            false,
            row -> row.line().alwaysShown() ? "always" : row.line().hiddenUnless());

    private final String header;
    private final int width;
    private final boolean number;
    private final Function<LogRow, String> text;

    LogColumn(String header, int width, boolean number, Function<LogRow, String> text) {
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
    public String text(LogRow row) {
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
}
