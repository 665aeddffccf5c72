package org.pirqscope.report.table;

import java.util.function.Function;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.state.EntryRow;

/** Columns of QEMU's side of a device's table entries. */
public enum EntryColumn implements Column<EntryRow> {
    ENTRY("entry", 12, false, EntryColumn::entry),
    ADDRESS_HI("address_hi", 10, false, row -> Cell.word(row.message().addressHi())),
    ADDRESS_LO("address_lo", 10, false, row -> Cell.word(row.message().addressLo())),
    DATA("data", 6, false, row -> Cell.data(row.message().data())),
    PIRQ("QEMU pirq", 10, true, row -> row.pirq() == -1 ? "none" : Integer.toString(row.pirq())),
    UPDATED("updated", 8, false, row -> Cell.yes(row.updated())),
    /** Whether the message names a pirq that QEMU does not hold for the entry, and who has got that pirq since. */
    STALE("message", 24, false, EntryColumn::state),
    /** What QEMU last took over, where it differs. */
    APPLIED("applied", 24, false, EntryColumn::applied);

    private final String header;
    private final int width;
    private final boolean number;
    private final Function<EntryRow, String> text;

    EntryColumn(String header, int width, boolean number, Function<EntryRow, String> text) {
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
    public String text(EntryRow row) {
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

    private static String entry(EntryRow row) {
        return row.msix() ? "entry " + row.entry() : "MSI";
    }

    private static String state(EntryRow row) {
        if (row.stale()) {
            return row.namesAnothers() ? "names " + row.holder() + "'s" : "stale";
        }
        return row.message().equals(new MsiMessage(0, 0, 0)) ? "empty" : "in use";
    }

    private static String applied(EntryRow row) {
        return row.applied().equals(row.message()) ? Cell.NONE : row.applied().toString();
    }
}
