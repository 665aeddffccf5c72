package org.pirqscope.machine.simulate;

import java.util.List;
import org.pirqscope.machine.call.DeviceEntry;
import org.pirqscope.machine.call.Owner;

/** How findings and rows name devices and entries. */
public record EntryNames(List<String> devices) {

    /** {@code nvme0}; "the guest" for none of them. */
    public String device(int device) {
        return device >= 0 && device < devices.size() ? devices.get(device) : "the guest";
    }

    /** An entry of a device. @param entry -1 for the device as a whole */
    public DeviceEntry entry(int device, int entry) {
        return new DeviceEntry(device, device(device), entry);
    }

    /** Whom a packed {@link Owner} names. */
    public DeviceEntry owner(int packed) {
        return packed == Owner.NOBODY ? DeviceEntry.NOBODY : entry(Owner.device(packed), Owner.entry(packed));
    }
}
