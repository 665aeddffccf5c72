package org.pirqscope.report.table;

import java.util.Locale;
import java.util.function.Function;

/** Columns of the findings. */
public enum FindingColumn implements Column<FindingRow> {
    STEP("step", 6, true, row -> Integer.toString(row.step())),
    SEVERITY("severity", 8, false, row -> row.finding().severity().name().toLowerCase(Locale.ROOT)),
    ACTOR("who", 8, false, FindingRow::actor),
    TITLE("finding", 28, false, row -> row.finding().title()),
    SENTENCE("what it means", 64, false, row -> row.finding().sentence());

    private final String header;
    private final int width;
    private final boolean number;
    private final Function<FindingRow, String> text;

    FindingColumn(String header, int width, boolean number, Function<FindingRow, String> text) {
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
    public String text(FindingRow row) {
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
