package org.pirqscope.report.table;

import java.util.function.Function;
import org.pirqscope.machine.state.DescriptorRow;

/** Columns of a device's MSI descriptors in the guest. */
public enum DescriptorColumn implements Column<DescriptorRow> {
    DESCRIPTOR("msi_desc", 12, false, row -> (row.msix() ? "entry " : "MSI ") + row.entry()),
    IRQ("irq", 6, true, row -> Cell.nonZero(row.irq())),
    ADDRESS_HI("address_hi", 10, false, row -> Cell.word(row.message().addressHi())),
    ADDRESS_LO("address_lo", 10, false, row -> Cell.word(row.message().addressLo())),
    DATA("data", 6, false, row -> Cell.data(row.message().data()));

    private final String header;
    private final int width;
    private final boolean number;
    private final Function<DescriptorRow, String> text;

    DescriptorColumn(String header, int width, boolean number, Function<DescriptorRow, String> text) {
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
    public String text(DescriptorRow row) {
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
