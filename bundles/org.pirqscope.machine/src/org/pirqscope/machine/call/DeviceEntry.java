package org.pirqscope.machine.call;

/** A device, or one of its entries, with the device's name. @param entry -1 for the device as a whole */
public record DeviceEntry(int device, String name, int entry) {

    /** None, as of a condition that is the same whoever runs. */
    public static final DeviceEntry NOBODY = new DeviceEntry(-1, "", -1);

    public boolean isNobody() {
        return device < 0;
    }

    /** {@code nvme0 entry 1}, or {@code nvme0}; empty for nobody. */
    public String text() {
        return entry < 0 ? name : name + " entry " + entry;
    }
}
