package org.pirqscope.machine.call;

/**
 * Every line that a layer below the drivers may log; {@code version.Wording} has the wording of each version.
 */
public enum Log {
    // guest: arch/x86/pci/xen.c, drivers/xen/events, arguments as printed
    MSI_BOUND,
    MSI_ALREADY_BOUND,
    MSI_TO_IRQ,
    MSI_ALREADY_SETUP,
    SETUP_FAILED,
    BIND_FAILED_IRQ,
    // QEMU: dev first
    QEMU_REQUESTED_PIRQ,
    QEMU_UPDATING,
    QEMU_MAPPING_FAILED,
    QEMU_UPDATING_FAILED,
    QEMU_UNBIND,
    QEMU_UNMAP,
    QEMU_UNBIND_FAILED,
    QEMU_UNMAP_FAILED,
    QEMU_UNMAP_HELD_FAILED,
    QEMU_MSIX_ENABLE,
    QEMU_MSIX_DISABLE,
    QEMU_MSIX_DISABLING,
    QEMU_MSI_DISABLING,
    QEMU_MSI_SETUP,
    QEMU_MSI_MAPPED,
    QEMU_MSI_CANNOT_MAP,
    QEMU_MSI_CANNOT_BIND,
    QEMU_CANT_UPDATE,
    // Xen
    XEN_ALREADY_MAPPED,
    XEN_AUTO_ALREADY_MAPPED,
    XEN_INVALID_PIRQ,
    XEN_CONFLICTS,
    XEN_NO_FREE_PIRQ,
    XEN_CANT_CREATE_IRQ,
    XEN_NOT_MAPPED,
    XEN_FORCING_UNBIND,
    XEN_EVTCHN_FAILURE,
    XEN_BIND_FAILED,
    XEN_UNBIND_FAILED,
    XEN_UNSUPPORTED_DELIVERY
}
