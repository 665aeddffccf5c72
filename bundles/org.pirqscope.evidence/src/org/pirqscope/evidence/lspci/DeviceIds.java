package org.pirqscope.evidence.lspci;

/** Vendor and device number of a function. */
public record DeviceIds(int vendor, int device) {

    /** The two numbers as lspci prints them, {@code 144d:a809}. */
    @Override
    public String toString() {
        return String.format("%04x:%04x", vendor, device);
    }
}
