package org.pirqscope.evidence.lspci;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One device of a listing.
 *
 * @param line where its first line stands in the file, from 1
 * @param irq the kernel's number for its interrupt pin
 * @param intx whether it has an interrupt pin
 */
public record LspciDevice(
        PciAddress address,
        DeviceClass deviceClass,
        Optional<DeviceIds> ids,
        String description,
        int line,
        Optional<String> driver,
        OptionalInt irq,
        Flag intx,
        CapabilityList capabilities) {

    /** The MSI capability, if the text shows one. */
    public Optional<MsiCapability> msi() {
        return capabilities.msi();
    }

    /** The MSI-X capability, if the text shows one. */
    public Optional<MsixCapability> msix() {
        return capabilities.msix();
    }
}
