package org.pirqscope.evidence.lspci;

import java.util.Optional;
import java.util.OptionalInt;

/** The MSI capability in a dumped config space. */
final class ConfigMsi {

    static final int ID = 0x05;

    private static final int ENABLE = 0x0001;
    private static final int WIDE = 0x0080;
    private static final int MASKABLE = 0x0100;
    private static final int QUEUE_MAX_SHIFT = 1;
    private static final int QUEUE_ENABLED_SHIFT = 4;
    private static final int QUEUE_BITS = 7;

    private final ConfigSpace config;
    private final int at;
    private final long control;

    ConfigMsi(ConfigSpace config, int at) {
        this.config = config;
        this.at = at;
        this.control = config.number(at + 2, 2);
    }

    /** The capability, or empty when the dump lacks a byte of it. */
    Optional<MsiCapability> capability() {
        boolean shown = control >= 0 && low() >= 0 && high() >= 0 && data() >= 0 && maskShown();
        return shown ? Optional.of(decoded()) : Optional.empty();
    }

    private MsiCapability decoded() {
        PrintedHex address = wide() ? new PrintedHex(high() << 32 | low(), 16) : new PrintedHex(low(), 8);
        return new MsiCapability(
                at,
                Flag.of(has(ENABLE)),
                vectors(QUEUE_ENABLED_SHIFT),
                vectors(QUEUE_MAX_SHIFT),
                Flag.of(has(MASKABLE)),
                Flag.of(wide()),
                Optional.of(address),
                Optional.of(new PrintedHex(data(), 4)),
                maskWord(0),
                maskWord(4));
    }

    private boolean has(int bit) {
        return (control & bit) != 0;
    }

    private boolean wide() {
        return has(WIDE);
    }

    private long low() {
        return config.number(at + 4, 4);
    }

    private long high() {
        return wide() ? config.number(at + 8, 4) : 0;
    }

    private long data() {
        return config.number(at + (wide() ? 12 : 8), 2);
    }

    private boolean maskShown() {
        return !has(MASKABLE) || maskNumber(0) >= 0 && maskNumber(4) >= 0;
    }

    private Optional<PrintedHex> maskWord(int offset) {
        return has(MASKABLE) ? Optional.of(new PrintedHex(maskNumber(offset), 8)) : Optional.empty();
    }

    // mask bits, then pending bits
    private long maskNumber(int offset) {
        return config.number(at + (wide() ? 16 : 12) + offset, 4);
    }

    private OptionalInt vectors(int shift) {
        int vectors = 1 << (control >> shift & QUEUE_BITS);
        return vectors <= MsiCapability.MOST_VECTORS ? OptionalInt.of(vectors) : OptionalInt.empty();
    }
}
