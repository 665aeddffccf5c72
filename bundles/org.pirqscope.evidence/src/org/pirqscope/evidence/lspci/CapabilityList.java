package org.pirqscope.evidence.lspci;

import java.util.Optional;

/**
 * The interrupt capabilities of a device. {@code missing} says in sentences what the text lacks; empty when complete.
 */
public record CapabilityList(
        ListState state, String missing, Optional<MsiCapability> msi, Optional<MsixCapability> msix) {

    /** True only when the device is known to have neither MSI nor MSI-X. */
    public boolean knownToHaveNone() {
        return state == ListState.COMPLETE && !findsAny();
    }

    boolean findsAny() {
        return msi.isPresent() || msix.isPresent();
    }
}
