package org.pirqscope.machine.call;

/** The guest kernel: PCI core, Xen PCI code and Xen event channels. */
public enum GuestFunction implements Function {
    PCI_ALLOC_IRQ_VECTORS(
            "number-or-rc pci_alloc_irq_vectors(device dev, number min, number max)", "drivers/pci/msi.c"),
    PCI_ENABLE_MSIX_RANGE(
            "number-or-rc pci_enable_msix_range(device dev, number min, number max)", "drivers/pci/msi.c"),
    PCI_ENABLE_MSIX("number-or-rc __pci_enable_msix(device dev, number nvec)", "drivers/pci/msi.c"),
    PCI_ENABLE_MSI("number-or-rc __pci_enable_msi_range(device dev, number nvec)", "drivers/pci/msi.c"),
    MSIX_CAPABILITY_INIT("number-or-rc msix_capability_init(device dev, number nvec)", "drivers/pci/msi.c"),
    MSI_CAPABILITY_INIT("number-or-rc msi_capability_init(device dev, number nvec)", "drivers/pci/msi.c"),
    MSIX_SETUP_ENTRIES("rc msix_setup_entries(number nvec)", "drivers/pci/msi.c"),
    XEN_HVM_SETUP_MSI_IRQS(
            "number-or-rc xen_hvm_setup_msi_irqs(device dev, number nvec, capability type)", "arch/x86/pci/xen.c"),
    NATIVE_SETUP_MSI_IRQS(
            "number-or-rc native_setup_msi_irqs(device dev, number nvec, capability type)",
            "arch/x86/kernel/apic/msi.c"),
    PCI_READ_MSI_MSG("message __pci_read_msi_msg(number entry)", "drivers/pci/msi.c"),
    PCI_WRITE_MSI_MSG(
            "void __pci_write_msi_msg(number entry, word address_hi, word address_lo, hex data)", "drivers/pci/msi.c"),
    XEN_IRQ_FROM_PIRQ("number xen_irq_from_pirq(number pirq)", "drivers/xen/events/events_base.c"),
    XEN_ALLOCATE_PIRQ_MSI("number xen_allocate_pirq_msi(number entry)", "drivers/xen/events/events_base.c"),
    XEN_MSI_COMPOSE_MSG("void xen_msi_compose_msg(number pirq)", "arch/x86/pci/xen.c"),
    XEN_BIND_PIRQ_MSI_TO_IRQ("number-or-rc xen_bind_pirq_msi_to_irq(number pirq)", "drivers/xen/events/events_base.c"),
    ASSIGN_IRQ_VECTOR("rc assign_irq_vector(number irq)", "arch/x86/kernel/apic/vector.c"),
    PCI_WRITE_CONFIG_WORD("void pci_write_config_word(control flags)", "drivers/pci/access.c"),
    MSIX_PROGRAM_ENTRIES("void msix_program_entries(number nvec)", "drivers/pci/msi.c"),
    MSIX_MASK_ALL("void msix_mask_all(number tsize)", "drivers/pci/msi.c"),
    FREE_MSI_IRQS("void free_msi_irqs(device dev)", "drivers/pci/msi.c"),
    REQUEST_IRQ("rc request_irq(number irq)", "kernel/irq/manage.c"),
    STARTUP_PIRQ("number startup_pirq(number irq)", "drivers/xen/events/events_base.c"),
    XEN_REGISTER_PIRQ("number-or-rc xen_register_pirq(number gsi)", "arch/x86/pci/xen.c"),
    XEN_BIND_PIRQ_GSI_TO_IRQ(
            "number-or-rc xen_bind_pirq_gsi_to_irq(number gsi, number pirq)", "drivers/xen/events/events_base.c"),
    SET_EVTCHN_TO_IRQ("rc set_evtchn_to_irq(number port, number irq)", "drivers/xen/events/events_base.c"),
    FREE_IRQ("void free_irq(number irq)", "kernel/irq/manage.c"),
    SHUTDOWN_PIRQ("void shutdown_pirq(number irq)", "drivers/xen/events/events_base.c"),
    PCI_FREE_IRQ_VECTORS("void pci_free_irq_vectors(device dev)", "drivers/pci/msi.c"),
    PCI_DISABLE_MSIX("void pci_disable_msix(device dev)", "drivers/pci/msi.c"),
    PCI_DISABLE_MSI("void pci_disable_msi(device dev)", "drivers/pci/msi.c"),
    PCI_MSIX_SHUTDOWN("void pci_msix_shutdown(device dev)", "drivers/pci/msi.c"),
    PCI_MSI_SHUTDOWN("void pci_msi_shutdown(device dev)", "drivers/pci/msi.c"),
    XEN_DESTROY_IRQ("unused-rc xen_destroy_irq(number irq)", "drivers/xen/events/events_base.c"),
    NATIVE_TEARDOWN_MSI_IRQ("void native_teardown_msi_irq(number irq)", "arch/x86/kernel/apic/msi.c"),
    DELAYED_FREE_IRQ("void delayed_free_irq()", "drivers/xen/events/events_base.c"),
    PCI_RESET_FUNCTION("rc pci_reset_function(device dev)", "drivers/pci/pci.c"),
    PCI_SAVE_STATE("rc pci_save_state(device dev)", "drivers/pci/pci.c"),
    PCIE_FLR("rc pcie_flr(device dev)", "drivers/pci/pci.c"),
    PCI_RESTORE_STATE("void pci_restore_state(device dev)", "drivers/pci/pci.c"),
    PCI_RESTORE_MSI_STATE("void pci_restore_msi_state(device dev)", "drivers/pci/msi.c"),
    PCI_WRITE_COMMAND("void pci_write_config_word(hex offset, hex command)", "drivers/pci/access.c"),
    PCI_WRITE_BAR("void pci_write_config_dword(hex offset)", "drivers/pci/access.c"),
    PCI_PM_SUSPEND("rc pci_pm_suspend_noirq(device dev)", "drivers/pci/pci-driver.c"),
    PCI_PM_RESUME("rc pci_pm_resume_noirq(device dev)", "drivers/pci/pci-driver.c"),
    SET_AFFINITY_IRQ("number set_affinity_irq(number irq, number cpu)", "drivers/xen/events/events_base.c"),
    MSI_SET_AFFINITY("number msi_set_affinity(number irq, number cpu)", "arch/x86/kernel/apic/msi.c"),
    KERNEL_KEXEC("void kernel_kexec()", "kernel/kexec_core.c"),
    KERNEL_RESTART("void kernel_restart()", "kernel/reboot.c"),
    XEN_EVTCHN_DO_UPCALL(
            "interrupt void xen_evtchn_do_upcall(number port, number irq)", "drivers/xen/events/events_base.c");

    private final Signature signature;

    GuestFunction(String prototype, String source) {
        this.signature = Signature.of(prototype, source);
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
