package org.pirqscope.report.table;

import java.util.List;
import org.pirqscope.machine.state.DescriptorRow;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EntryRow;

/**
 * A table entry as QEMU holds it and, beside it, what the guest keeps of it.
 *
 * @param descriptor null where the guest has no msi_desc for it
 */
public record EntryLine(EntryRow entry, DescriptorRow descriptor) {

    /** The used entries of a device. */
    public static List<EntryLine> ofDevice(DeviceRow device) {
        return device.entries().stream()
                .map(entry -> new EntryLine(entry, descriptor(device, entry)))
                .filter(EntryLine::used)
                .toList();
    }

    private static DescriptorRow descriptor(DeviceRow device, EntryRow entry) {
        return device.descriptors().stream()
                .filter(one -> one.entry() == entry.entry() && one.msix() == entry.msix())
                .findFirst()
                .orElse(null);
    }

    /** Whether anybody uses it: there is a message, a pirq or a descriptor. */
    public boolean used() {
        return UsedRows.entry(entry, descriptor != null);
    }

    String irq() {
        return descriptor == null ? "" : TableColumns.nonZero(descriptor.irq());
    }

    /** The message that the guest keeps beside the device's. */
    String cached() {
        if (descriptor == null) {
            return "";
        }
        return descriptor.message().equals(entry.message())
                ? "same message"
                : descriptor.message().toString();
    }
}
