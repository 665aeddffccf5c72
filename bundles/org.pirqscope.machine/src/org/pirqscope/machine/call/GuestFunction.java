package org.pirqscope.machine.call;

/** The guest kernel: PCI core, Xen PCI code and Xen event channels. */
public enum GuestFunction implements Function {
    PCI_ALLOC_IRQ_VECTORS(Signature.of(
            "pci_alloc_irq_vectors",
            CallKind.CALL,
            Format.NUMBER_OR_RC,
            "drivers/pci/msi.c",
            "dev",
            Format.DEVICE,
            "min",
            Format.NUMBER,
            "max",
            Format.NUMBER)),
    PCI_ENABLE_MSIX_RANGE(Signature.of(
            "pci_enable_msix_range",
            CallKind.CALL,
            Format.NUMBER_OR_RC,
            "drivers/pci/msi.c",
            "dev",
            Format.DEVICE,
            "min",
            Format.NUMBER,
            "max",
            Format.NUMBER)),
    PCI_ENABLE_MSIX(Signature.of(
            "__pci_enable_msix",
            CallKind.CALL,
            Format.NUMBER_OR_RC,
            "drivers/pci/msi.c",
            "dev",
            Format.DEVICE,
            "nvec",
            Format.NUMBER)),
    PCI_ENABLE_MSI(Signature.of(
            "__pci_enable_msi_range",
            CallKind.CALL,
            Format.NUMBER_OR_RC,
            "drivers/pci/msi.c",
            "dev",
            Format.DEVICE,
            "nvec",
            Format.NUMBER)),
    MSIX_CAPABILITY_INIT(Signature.of(
            "msix_capability_init",
            CallKind.CALL,
            Format.NUMBER_OR_RC,
            "drivers/pci/msi.c",
            "dev",
            Format.DEVICE,
            "nvec",
            Format.NUMBER)),
    MSI_CAPABILITY_INIT(Signature.of(
            "msi_capability_init",
            CallKind.CALL,
            Format.NUMBER_OR_RC,
            "drivers/pci/msi.c",
            "dev",
            Format.DEVICE,
            "nvec",
            Format.NUMBER)),
    MSIX_SETUP_ENTRIES(
            Signature.of("msix_setup_entries", CallKind.CALL, Format.RC, "drivers/pci/msi.c", "nvec", Format.NUMBER)),
    XEN_HVM_SETUP_MSI_IRQS(Signature.of(
            "xen_hvm_setup_msi_irqs",
            CallKind.CALL,
            Format.NUMBER_OR_RC,
            "arch/x86/pci/xen.c",
            "dev",
            Format.DEVICE,
            "nvec",
            Format.NUMBER,
            "type",
            Format.CAPABILITY)),
    NATIVE_SETUP_MSI_IRQS(Signature.of(
            "native_setup_msi_irqs",
            CallKind.CALL,
            Format.NUMBER_OR_RC,
            "arch/x86/kernel/apic/msi.c",
            "dev",
            Format.DEVICE,
            "nvec",
            Format.NUMBER,
            "type",
            Format.CAPABILITY)),
    PCI_READ_MSI_MSG(Signature.of(
            "__pci_read_msi_msg", CallKind.CALL, Format.MESSAGE, "drivers/pci/msi.c", "entry", Format.NUMBER)),
    PCI_WRITE_MSI_MSG(Signature.of(
            "__pci_write_msi_msg",
            CallKind.CALL,
            Format.VOID,
            "drivers/pci/msi.c",
            "entry",
            Format.NUMBER,
            "address_hi",
            Format.WORD,
            "address_lo",
            Format.WORD,
            "data",
            Format.HEX)),
    XEN_IRQ_FROM_PIRQ(Signature.of(
            "xen_irq_from_pirq",
            CallKind.CALL,
            Format.NUMBER,
            "drivers/xen/events/events_base.c",
            "pirq",
            Format.NUMBER)),
    XEN_ALLOCATE_PIRQ_MSI(Signature.of(
            "xen_allocate_pirq_msi",
            CallKind.CALL,
            Format.NUMBER,
            "drivers/xen/events/events_base.c",
            "entry",
            Format.NUMBER)),
    XEN_MSI_COMPOSE_MSG(Signature.of(
            "xen_msi_compose_msg", CallKind.CALL, Format.VOID, "arch/x86/pci/xen.c", "pirq", Format.NUMBER)),
    XEN_BIND_PIRQ_MSI_TO_IRQ(Signature.of(
            "xen_bind_pirq_msi_to_irq",
            CallKind.CALL,
            Format.NUMBER_OR_RC,
            "drivers/xen/events/events_base.c",
            "pirq",
            Format.NUMBER)),
    ASSIGN_IRQ_VECTOR(Signature.of(
            "assign_irq_vector", CallKind.CALL, Format.RC, "arch/x86/kernel/apic/vector.c", "irq", Format.NUMBER)),
    PCI_WRITE_CONFIG_WORD(Signature.of(
            "pci_write_config_word", CallKind.CALL, Format.VOID, "drivers/pci/access.c", "flags", Format.CONTROL)),
    MSIX_PROGRAM_ENTRIES(Signature.of(
            "msix_program_entries", CallKind.CALL, Format.VOID, "drivers/pci/msi.c", "nvec", Format.NUMBER)),
    MSIX_MASK_ALL(
            Signature.of("msix_mask_all", CallKind.CALL, Format.VOID, "drivers/pci/msi.c", "tsize", Format.NUMBER)),
    FREE_MSI_IRQS(Signature.of("free_msi_irqs", CallKind.CALL, Format.VOID, "drivers/pci/msi.c", "dev", Format.DEVICE)),
    REQUEST_IRQ(Signature.of("request_irq", CallKind.CALL, Format.RC, "kernel/irq/manage.c", "irq", Format.NUMBER)),
    STARTUP_PIRQ(Signature.of(
            "startup_pirq", CallKind.CALL, Format.NUMBER, "drivers/xen/events/events_base.c", "irq", Format.NUMBER)),
    SET_EVTCHN_TO_IRQ(Signature.of(
            "set_evtchn_to_irq",
            CallKind.CALL,
            Format.RC,
            "drivers/xen/events/events_base.c",
            "port",
            Format.NUMBER,
            "irq",
            Format.NUMBER)),
    FREE_IRQ(Signature.of("free_irq", CallKind.CALL, Format.VOID, "kernel/irq/manage.c", "irq", Format.NUMBER)),
    SHUTDOWN_PIRQ(Signature.of(
            "shutdown_pirq", CallKind.CALL, Format.VOID, "drivers/xen/events/events_base.c", "irq", Format.NUMBER)),
    PCI_FREE_IRQ_VECTORS(Signature.of(
            "pci_free_irq_vectors", CallKind.CALL, Format.VOID, "drivers/pci/msi.c", "dev", Format.DEVICE)),
    PCI_DISABLE_MSIX(
            Signature.of("pci_disable_msix", CallKind.CALL, Format.VOID, "drivers/pci/msi.c", "dev", Format.DEVICE)),
    PCI_DISABLE_MSI(
            Signature.of("pci_disable_msi", CallKind.CALL, Format.VOID, "drivers/pci/msi.c", "dev", Format.DEVICE)),
    PCI_MSIX_SHUTDOWN(
            Signature.of("pci_msix_shutdown", CallKind.CALL, Format.VOID, "drivers/pci/msi.c", "dev", Format.DEVICE)),
    PCI_MSI_SHUTDOWN(
            Signature.of("pci_msi_shutdown", CallKind.CALL, Format.VOID, "drivers/pci/msi.c", "dev", Format.DEVICE)),
    XEN_DESTROY_IRQ(Signature.of(
            "xen_destroy_irq",
            CallKind.CALL,
            Format.UNUSED_RC,
            "drivers/xen/events/events_base.c",
            "irq",
            Format.NUMBER)),
    NATIVE_TEARDOWN_MSI_IRQ(Signature.of(
            "native_teardown_msi_irq", CallKind.CALL, Format.VOID, "arch/x86/kernel/apic/msi.c", "irq", Format.NUMBER)),
    DELAYED_FREE_IRQ(Signature.of("delayed_free_irq", CallKind.CALL, Format.VOID, "drivers/xen/events/events_base.c")),
    PCI_RESET_FUNCTION(
            Signature.of("pci_reset_function", CallKind.CALL, Format.RC, "drivers/pci/pci.c", "dev", Format.DEVICE)),
    PCI_SAVE_STATE(Signature.of("pci_save_state", CallKind.CALL, Format.RC, "drivers/pci/pci.c", "dev", Format.DEVICE)),
    PCIE_FLR(Signature.of("pcie_flr", CallKind.CALL, Format.RC, "drivers/pci/pci.c", "dev", Format.DEVICE)),
    PCI_RESTORE_STATE(
            Signature.of("pci_restore_state", CallKind.CALL, Format.VOID, "drivers/pci/pci.c", "dev", Format.DEVICE)),
    PCI_RESTORE_MSI_STATE(Signature.of(
            "pci_restore_msi_state", CallKind.CALL, Format.VOID, "drivers/pci/msi.c", "dev", Format.DEVICE)),
    PCI_WRITE_COMMAND(Signature.of(
            "pci_write_config_word",
            CallKind.CALL,
            Format.VOID,
            "drivers/pci/access.c",
            "offset",
            Format.HEX,
            "command",
            Format.HEX)),
    PCI_WRITE_BAR(Signature.of(
            "pci_write_config_dword", CallKind.CALL, Format.VOID, "drivers/pci/access.c", "offset", Format.HEX)),
    PCI_PM_SUSPEND(Signature.of(
            "pci_pm_suspend_noirq", CallKind.CALL, Format.RC, "drivers/pci/pci-driver.c", "dev", Format.DEVICE)),
    PCI_PM_RESUME(Signature.of(
            "pci_pm_resume_noirq", CallKind.CALL, Format.RC, "drivers/pci/pci-driver.c", "dev", Format.DEVICE)),
    SET_AFFINITY_IRQ(Signature.of(
            "set_affinity_irq",
            CallKind.CALL,
            Format.NUMBER,
            "drivers/xen/events/events_base.c",
            "irq",
            Format.NUMBER,
            "cpu",
            Format.NUMBER)),
    MSI_SET_AFFINITY(Signature.of(
            "msi_set_affinity",
            CallKind.CALL,
            Format.NUMBER,
            "arch/x86/kernel/apic/msi.c",
            "irq",
            Format.NUMBER,
            "cpu",
            Format.NUMBER)),
    KERNEL_KEXEC(Signature.of("kernel_kexec", CallKind.CALL, Format.VOID, "kernel/kexec_core.c")),
    KERNEL_RESTART(Signature.of("kernel_restart", CallKind.CALL, Format.VOID, "kernel/reboot.c")),
    XEN_EVTCHN_DO_UPCALL(Signature.of(
            "xen_evtchn_do_upcall",
            CallKind.INTERRUPT,
            Format.VOID,
            "drivers/xen/events/events_base.c",
            "port",
            Format.NUMBER,
            "irq",
            Format.NUMBER));

    private final Signature signature;

    GuestFunction(Signature signature) {
        this.signature = signature;
    }

    /** Whether a driver's call for vectors holds its attempts. */
    public boolean holdsAttempts() {
        return this == PCI_ALLOC_IRQ_VECTORS || this == PCI_ENABLE_MSIX_RANGE;
    }

    /** Whether a driver gives its vectors back with it: the call has had several names. */
    public boolean freesVectors() {
        return this == PCI_FREE_IRQ_VECTORS || this == PCI_DISABLE_MSIX || this == PCI_DISABLE_MSI;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Layer layer() {
        return Layer.GUEST;
    }
}
