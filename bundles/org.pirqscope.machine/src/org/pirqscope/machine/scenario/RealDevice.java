package org.pirqscope.machine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the device behind a controller. It is shown and kept; no call of any layer depends on it.
 *
 * @param ids vendor and device id as {@code lspci -n} prints them, {@code 144d:a809}, or empty
 * @param msiAt offset of the MSI capability in configuration space, 0 where not known
 * @param msixAt offset of the MSI-X capability in configuration space, 0 where not known
 * @param table where the MSI-X table lies
 * @param pba where the pending bit array lies
 */
public record RealDevice(String ids, int msiAt, int msixAt, Optional<Bar> table, Optional<Bar> pba) {

    /** Of most scenarios: nobody read a device. */
    public static final RealDevice UNKNOWN = new RealDevice("", 0, 0, Optional.empty(), Optional.empty());

    /**
     * A place in the memory of a base address register, of which a device has six: BIR 0 to 5, offset in bytes below 4
     * GiB.
     */
    public record Bar(int bir, long offset) {

        private static final int LAST = 5;

        /** That place; empty where no device has it. */
        public static Optional<Bar> at(int bir, long offset) {
            return bir >= 0 && bir <= LAST && offset >= 0 && offset <= 0xffffffffL
                    ? Optional.of(new Bar(bir, offset))
                    : Optional.empty();
        }

        /** As lspci prints it: {@code BAR=0 offset=00003000}. */
        @Override
        public String toString() {
            return "BAR=%d offset=%08x".formatted(bir, offset);
        }

        /** Reads what {@link #toString} wrote; empty for anything else. */
        static Optional<Bar> of(String text) {
            return text.matches("BAR=[0-5] offset=[0-9a-f]{1,8}")
                    ? Optional.of(new Bar(
                            text.charAt(4) - '0', Long.parseLong(text.substring(text.lastIndexOf('=') + 1), 16)))
                    : Optional.empty();
        }
    }

    /** Whether there is anything to show. */
    public boolean known() {
        return !equals(UNKNOWN);
    }

    /**
     * In one line with the words of lspci:
     * {@code 144d:a809, MSI-X [b0] vector table BAR=0 offset=00003000, PBA BAR=0 offset=00002000, MSI [50]}.
     */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (!ids.isEmpty()) {
            parts.add(ids);
        }
        if (msixAt != 0) {
            parts.add("MSI-X [%02x]".formatted(msixAt)
                    + table.map(bar -> " vector table " + bar).orElse("")
                    + pba.map(bar -> ", PBA " + bar).orElse(""));
        }
        if (msiAt != 0) {
            parts.add("MSI [%02x]".formatted(msiAt));
        }
        return String.join(", ", parts);
    }
}
