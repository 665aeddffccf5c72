package org.pirqscope.evidence.life;

import java.util.OptionalInt;

/**
 * A device as far as the texts know it; empty texts for unknown.
 *
 * @param msi vectors of its MSI capability, 0 for a device without
 * @param msix entries of its MSI-X table, 0 for a device without
 * @param asked vectors that the guest or QEMU asked for at once, at most
 * @param got of these, the most that were mapped at once
 * @param driver that the guest's kernel names, empty for unknown
 */
public record KnownDevice(
        String bdf,
        String virtualBdf,
        int domain,
        OptionalInt msi,
        OptionalInt msix,
        int asked,
        int got,
        String driver) {

    /** The address by which the guest and QEMU know it, or else the host's. */
    public String name() {
        return virtualBdf.isEmpty() ? bdf : virtualBdf;
    }
}
