package org.pirqscope.machine.call;

/** QEMU's xen-pci-passthrough: the handlers of the guest's traps. */
public enum QemuFunction implements Function {
    PCI_MSIX_READ("trap word pci_msix_read(number entry, number offset)", "hw/xen/xen_pt_msi.c"),
    PCI_MSIX_WRITE("trap void pci_msix_write(number entry, number offset, word value)", "hw/xen/xen_pt_msi.c"),
    MSIXCTRL_REG_WRITE("trap void xen_pt_msixctrl_reg_write(control flags)", "hw/xen/xen_pt_config_init.c"),
    MSIX_UPDATE("rc xen_pt_msix_update()", "hw/xen/xen_pt_msi.c"),
    MSIX_UPDATE_ONE("errno xen_pt_msix_update_one(number entry)", "hw/xen/xen_pt_msi.c"),
    MSI_MSIX_SETUP("errno msi_msix_setup(number entry, number requested)", "hw/xen/xen_pt_msi.c"),
    MSI_MSIX_UPDATE("errno msi_msix_update(number entry, number pirq)", "hw/xen/xen_pt_msi.c"),
    MSIX_DISABLE("void xen_pt_msix_disable()", "hw/xen/xen_pt_msi.c"),
    MSI_MSIX_DISABLE("errno msi_msix_disable(number pirq)", "hw/xen/xen_pt_msi.c"),
    MSGCTRL_REG_READ("trap word xen_pt_pci_read_config(hex offset)", "hw/xen/xen_pt.c"),
    PCI_WRITE_CONFIG("trap void xen_pt_pci_write_config(hex offset, word value)", "hw/xen/xen_pt.c"),
    MSGCTRL_REG_WRITE("trap void xen_pt_msgctrl_reg_write(control flags)", "hw/xen/xen_pt_config_init.c"),
    MSGADDR32_REG_WRITE("trap void xen_pt_msgaddr32_reg_write(word value)", "hw/xen/xen_pt_config_init.c"),
    MSGADDR64_REG_WRITE("trap void xen_pt_msgaddr64_reg_write(word value)", "hw/xen/xen_pt_config_init.c"),
    MSGDATA_REG_WRITE("trap void xen_pt_msgdata_reg_write(word value)", "hw/xen/xen_pt_config_init.c"),
    MSI_SETUP("errno xen_pt_msi_setup()", "hw/xen/xen_pt_msi.c"),
    MSI_UPDATE("errno xen_pt_msi_update()", "hw/xen/xen_pt_msi.c"),
    MSI_DISABLE("void xen_pt_msi_disable()", "hw/xen/xen_pt_msi.c"),
    EMULATED_TABLE_READ("trap word msix_table_mmio_read(number entry, number offset)", "hw/pci/msix.c"),
    EMULATED_TABLE_WRITE("trap void msix_table_mmio_write(number entry, number offset, word value)", "hw/pci/msix.c"),
    EMULATED_MSIX_CONTROL("trap void msix_write_config(control flags)", "hw/pci/msix.c"),
    EMULATED_MSI_CONTROL("trap void msi_write_config(control flags)", "hw/pci/msi.c"),
    EMULATED_CONFIG_READ("trap word pci_default_read_config(hex offset)", "hw/pci/pci.c"),
    EMULATED_CONFIG_WRITE("trap void pci_default_write_config(hex offset, word value)", "hw/pci/pci.c"),
    MSIX_NOTIFY("interrupt void msix_notify(number vector)", "hw/pci/msix.c"),
    MSI_NOTIFY("interrupt void msi_notify(number vector)", "hw/pci/msi.c"),
    UNREALIZE_EMULATED("trap void pci_qdev_unrealize()", "hw/pci/pci.c"),
    REGION_UPDATE("trap void xen_pt_region_update()", "hw/xen/xen_pt.c"),
    MSIX_UPDATE_REMAP("rc xen_pt_msix_update_remap()", "hw/xen/xen_pt_msi.c"),
    REALIZE("void xen_pt_realize(device dev)", "hw/xen/xen_pt.c"),
    UNREALIZE("trap void xen_pt_unregister_device()", "hw/xen/xen_pt.c");

    private final Signature signature;

    QemuFunction(String prototype, String source) {
        this.signature = Signature.of(prototype, source);
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Layer layer() {
        return Layer.QEMU;
    }
}
