package org.pirqscope.report.table;

import java.util.function.Function;
import org.pirqscope.machine.state.GuestIrqRow;

/** Columns of the irq_infos of the guest. */
public enum GuestIrqColumn implements Column<GuestIrqRow> {
    IRQ("irq", 6, true, row -> Integer.toString(row.irq())),
    PIRQ("pirq", 6, true, row -> Cell.nonZero(row.pirq())),
    PORT("port", 6, true, row -> Cell.nonZero(row.evtchn())),
    OWNER("owner", 16, false, row -> Cell.or(row.owner())),
    REQUESTED("handler", 10, false, row -> row.requested() ? "requested" : Cell.NONE);

    private final String header;
    private final int width;
    private final boolean number;
    private final Function<GuestIrqRow, String> text;

    GuestIrqColumn(String header, int width, boolean number, Function<GuestIrqRow, String> text) {
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
    public String text(GuestIrqRow row) {
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
