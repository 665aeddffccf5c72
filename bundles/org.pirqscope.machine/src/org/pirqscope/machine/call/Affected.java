package org.pirqscope.machine.call;

/** A device, or one of its entries, as a finding names it. @param entry -1 for the device as a whole */
public record Affected(int device, String name, int entry) {

    /** {@code nvme0 entry 1}, or {@code nvme0}. */
    public String text() {
        return entry < 0 ? name : name + " entry " + entry;
    }
}
