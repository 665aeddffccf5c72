package org.pirqscope.report.table;

import java.util.function.Function;
import org.pirqscope.machine.state.EventChannelRow;

/** Columns of the bound event channels. */
public enum EventChannelColumn implements Column<EventChannelRow> {
    PORT("port", 6, true, row -> Integer.toString(row.port())),
    PIRQ("pirq", 6, true, row -> Integer.toString(row.pirq())),
    /** What that pirq says its port is. */
    PIRQ_EVTCHN("evtchn of pirq", 14, true, row -> Cell.nonZero(row.pirqEvtchn())),
    STATE("state", 8, false, row -> row.pirqEvtchn() == row.port() ? "bound" : "stale"),
    GUEST_IRQ("guest irq", 10, true, row -> Cell.nonZero(row.guestIrq()));

    private final String header;
    private final int width;
    private final boolean number;
    private final Function<EventChannelRow, String> text;

    EventChannelColumn(String header, int width, boolean number, Function<EventChannelRow, String> text) {
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
    public String text(EventChannelRow row) {
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
