package org.pirqscope.report.table;

import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.machine.state.PirqRow;

/** Which rows of the tables somebody uses; the others may be left out. */
public final class UsedRows {

    private static final MsiMessage EMPTY = new MsiMessage(0, 0, 0);

    private UsedRows() {}

    /** A number that is not free, or that somebody still carries or is said to have. */
    public static boolean pirq(PirqRow row) {
        return row.state() != PirqRow.State.FREE
                || row.irq() != 0
                || row.evtchn() != 0
                || row.bound()
                || row.pending()
                || !row.guestIrqs().isEmpty()
                || !row.mappedFor().isEmpty()
                || !row.allocatedBy().isEmpty();
    }

    /** An entry with a message, a pirq or a descriptor. @param described whether the guest has an msi_desc for it */
    public static boolean entry(EntryRow row, boolean described) {
        return described
                || row.pirq() != -1
                || row.stale()
                || row.updated()
                || !row.message().equals(EMPTY)
                || !row.applied().equals(EMPTY);
    }
}
