package org.pirqscope.machine.simulate;

import java.util.List;
import org.pirqscope.machine.call.Owner;

/** How findings and rows name devices and entries. */
public record EntryNames(List<String> devices) {

    /** {@code nvme0}; "the guest" for none of them. */
    public String device(int device) {
        return device >= 0 && device < devices.size() ? devices.get(device) : "the guest";
    }

    /** {@code nvme0 entry 1}. */
    public String entry(int device, int entry) {
        return device(device) + " entry " + entry;
    }

    /** {@code nvme0 entry 1}, or {@code nvme0 entries 1 to 3}. */
    public String entries(int device, int first, int last) {
        return first == last ? entry(device, first) : device(device) + " entries " + first + " to " + last;
    }

    /**
     * {@code owner} packs device and entry as {@link org.pirqscope.machine.xen.XenCells#owner(int, int)} does; empty
     * for -1.
     */
    public String owner(int owner) {
        return owner < 0 ? "" : entry(Owner.device(owner), Owner.entry(owner));
    }
}
