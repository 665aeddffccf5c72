package org.pirqscope.report.table;

import java.util.function.Function;
import org.pirqscope.machine.state.XenIrqRow;

/** Columns of the Xen irqs and of irq_pirq. */
public enum XenIrqColumn implements Column<XenIrqRow> {
    IRQ("Xen irq", 8, true, row -> Integer.toString(row.irq())),
    /** Negative after a forced unbind. */
    PIRQ("irq_pirq", 8, true, row -> Cell.nonZero(row.pirq())),
    OWNER("serves", 16, false, row -> Cell.or(row.owner())),
    STATE("state", 10, false, row -> row.leaked() ? "leaked" : row.used() ? "used" : "slot only"),
    GUEST_BOUND("guest bound", 12, false, row -> Cell.yes(row.guestBound())),
    MASKED("masked", 8, false, row -> Cell.yes(row.masked()));

    private final String header;
    private final int width;
    private final boolean number;
    private final Function<XenIrqRow, String> text;

    XenIrqColumn(String header, int width, boolean number, Function<XenIrqRow, String> text) {
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
    public String text(XenIrqRow row) {
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
