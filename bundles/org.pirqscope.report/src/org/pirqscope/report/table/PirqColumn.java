package org.pirqscope.report.table;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pirqscope.machine.state.PirqRow;

/** Columns of Xen's pirq table. */
public enum PirqColumn implements Column<PirqRow> {
    PIRQ("pirq", 6, true, row -> Integer.toString(row.pirq())),
    STATE("state", 10, false, row -> row.state().label()),
    /** arch.irq; -1 is PIRQ_ALLOCATED. */
    IRQ("Xen irq", 8, true, row -> Cell.nonZero(row.irq())),
    EMUIRQ("emuirq", 12, false, row -> row.emuirq() == -1 ? Cell.NONE : row.emuirqText()),
    PORT("port", 6, true, row -> Cell.nonZero(row.evtchn())),
    MAPPED_FOR("mapped for", 16, false, row -> Cell.or(row.mappedFor())),
    ALLOCATED_BY("allocated by", 16, false, row -> Cell.or(row.allocatedBy())),
    /** Linux irqs that carry the number; more than one is said in words. */
    GUEST_IRQS("guest irqs", 14, false, row -> irqs(row.guestIrqs())),
    /** What XEN_DOMCTL_bind_pt_irq was told. */
    GFLAGS("gflags", 8, false, row -> row.bound() ? "0x%04x".formatted(row.gflags()) : Cell.NONE);

    private final String header;
    private final int width;
    private final boolean number;
    private final Function<PirqRow, String> text;

    PirqColumn(String header, int width, boolean number, Function<PirqRow, String> text) {
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
    public String text(PirqRow row) {
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

    private static String irqs(List<Integer> irqs) {
        String all = irqs.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return switch (irqs.size()) {
            case 0 -> Cell.NONE;
            case 1 -> all;
            case 2 -> all + " twice";
            default -> all + " " + irqs.size() + " times";
        };
    }
}
