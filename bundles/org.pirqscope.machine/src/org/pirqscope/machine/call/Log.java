package org.pirqscope.machine.call;

/**
 * Every line that a layer below the drivers may log; {@code version.Wording} has the wording of each version.
 */
public enum Log {
    // guest: arch/x86/pci/xen.c, drivers/xen/events, arguments as printed
    MSI_BOUND(Layer.GUEST),
    MSI_ALREADY_BOUND(Layer.GUEST),
    MSI_TO_IRQ(Layer.GUEST),
    MSI_ALREADY_SETUP(Layer.GUEST),
    SETUP_FAILED(Layer.GUEST),
    BIND_FAILED_IRQ(Layer.GUEST),
    GSI_TO_IRQ(Layer.GUEST),
    // QEMU: dev first
    QEMU_REQUESTED_PIRQ(Layer.QEMU),
    QEMU_UPDATING(Layer.QEMU),
    QEMU_MAPPING_FAILED(Layer.QEMU),
    QEMU_UPDATING_FAILED(Layer.QEMU),
    QEMU_UNBIND(Layer.QEMU),
    QEMU_UNMAP(Layer.QEMU),
    QEMU_REMAP_UNBIND_FAILED(Layer.QEMU),
    QEMU_UNBIND_FAILED(Layer.QEMU),
    QEMU_UNMAP_FAILED(Layer.QEMU),
    QEMU_UNMAP_HELD_FAILED(Layer.QEMU),
    QEMU_MSIX_ENABLE(Layer.QEMU),
    QEMU_MSIX_DISABLE(Layer.QEMU),
    QEMU_MSIX_DISABLING(Layer.QEMU),
    QEMU_MSI_DISABLING(Layer.QEMU),
    QEMU_MSI_SETUP(Layer.QEMU),
    QEMU_MSI_MAPPED(Layer.QEMU),
    QEMU_MSI_CANNOT_MAP(Layer.QEMU),
    QEMU_MSI_CANNOT_BIND(Layer.QEMU),
    QEMU_CANT_UPDATE(Layer.QEMU),
    QEMU_INTX(Layer.QEMU),
    // Xen
    XEN_ALREADY_MAPPED(Layer.XEN),
    XEN_EMUIRQ_ALREADY_MAPPED(Layer.XEN),
    XEN_AUTO_ALREADY_MAPPED(Layer.XEN),
    XEN_INVALID_PIRQ(Layer.XEN),
    XEN_CONFLICTS(Layer.XEN),
    XEN_NO_FREE_PIRQ(Layer.XEN),
    XEN_CANT_CREATE_IRQ(Layer.XEN),
    XEN_NOT_MAPPED(Layer.XEN),
    XEN_FORCING_UNBIND(Layer.XEN),
    XEN_EVTCHN_FAILURE(Layer.XEN),
    XEN_BIND_FAILED(Layer.XEN),
    XEN_UNBIND_FAILED(Layer.XEN),
    XEN_NO_ACTION(Layer.XEN),
    XEN_UNSUPPORTED_DELIVERY(Layer.XEN);

    private final Layer layer;

    Log(Layer layer) {
        this.layer = layer;
    }

    /** Whose line it is. */
    public Layer layer() {
        return layer;
    }
}
