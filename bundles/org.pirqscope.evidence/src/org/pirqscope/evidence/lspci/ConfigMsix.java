package org.pirqscope.evidence.lspci;

import java.util.Optional;
import java.util.OptionalInt;

/** The MSI-X capability in a dumped config space. */
record ConfigMsix(ConfigSpace config, int at) {

    static final int ID = 0x11;

    private static final int TABLE_SIZE = 0x07ff;
    private static final int MASK_ALL = 0x4000;
    private static final int ENABLE = 0x8000;
    private static final int BIR = 0x7;

    /** The capability, or empty when the dump lacks a byte of it. */
    Optional<MsixCapability> capability() {
        long control = config.number(at + 2, 2);
        Optional<TableLocation> table = location(at + 4);
        Optional<TableLocation> pba = location(at + 8);
        if (control < 0 || table.isEmpty() || pba.isEmpty()) {
            return Optional.empty();
        }
        // a reserved BAR is not a place
        table = table.filter(at -> !at.isReserved());
        pba = pba.filter(at -> !at.isReserved());
        int vectors = (int) (control & TABLE_SIZE) + 1;
        return Optional.of(new MsixCapability(
                at,
                Flag.of((control & ENABLE) != 0),
                OptionalInt.of(vectors),
                Flag.of((control & MASK_ALL) != 0),
                table,
                pba));
    }

    private Optional<TableLocation> location(int register) {
        long value = config.number(register, 4);
        return value < 0 ? Optional.empty() : Optional.of(new TableLocation((int) (value & BIR), value & ~(long) BIR));
    }
}
