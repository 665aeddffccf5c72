package org.pirqscope.machine.state;

import java.util.List;
import org.pirqscope.machine.call.Outcome;

/**
 * One passed-through device as QEMU, the guest and its driver see it.
 *
 * @param mode what the guest has enabled or is setting up
 * @param entries as many as the scenario can use
 * @param position where its driver stands: {@code phase 2, look up entry 0}
 */
public record DeviceRow(
        int index,
        String name,
        String bdf,
        Mode mode,
        boolean enabled,
        boolean maskAll,
        List<EntryRow> entries,
        List<DescriptorRow> descriptors,
        String position,
        Outcome outcome) {

    /** The interrupt mode. */
    public enum Mode {
        NONE("none"),
        MSIX("MSI-X"),
        MSI("MSI"),
        INTX("INTx");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
