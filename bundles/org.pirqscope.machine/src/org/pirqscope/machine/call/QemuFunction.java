package org.pirqscope.machine.call;

/** QEMU's xen-pci-passthrough: the handlers of the guest's traps. */
public enum QemuFunction implements Function {
    PCI_MSIX_READ(Signature.of(
            "pci_msix_read",
            CallKind.TRAP,
            Format.WORD,
            "hw/xen/xen_pt_msi.c",
            "entry",
            Format.NUMBER,
            "offset",
            Format.NUMBER)),
    PCI_MSIX_WRITE(Signature.of(
            "pci_msix_write",
            CallKind.TRAP,
            Format.VOID,
            "hw/xen/xen_pt_msi.c",
            "entry",
            Format.NUMBER,
            "offset",
            Format.NUMBER,
            "value",
            Format.WORD)),
    MSIXCTRL_REG_WRITE(Signature.of(
            "xen_pt_msixctrl_reg_write",
            CallKind.TRAP,
            Format.VOID,
            "hw/xen/xen_pt_config_init.c",
            "flags",
            Format.CONTROL)),
    MSIX_UPDATE(Signature.of("xen_pt_msix_update", CallKind.CALL, Format.RC, "hw/xen/xen_pt_msi.c")),
    MSIX_UPDATE_ONE(Signature.of(
            "xen_pt_msix_update_one", CallKind.CALL, Format.ERRNO, "hw/xen/xen_pt_msi.c", "entry", Format.NUMBER)),
    MSI_MSIX_SETUP(Signature.of(
            "msi_msix_setup",
            CallKind.CALL,
            Format.ERRNO,
            "hw/xen/xen_pt_msi.c",
            "entry",
            Format.NUMBER,
            "requested",
            Format.NUMBER)),
    MSI_MSIX_UPDATE(Signature.of(
            "msi_msix_update",
            CallKind.CALL,
            Format.ERRNO,
            "hw/xen/xen_pt_msi.c",
            "entry",
            Format.NUMBER,
            "pirq",
            Format.NUMBER)),
    MSIX_DISABLE(Signature.of("xen_pt_msix_disable", CallKind.CALL, Format.VOID, "hw/xen/xen_pt_msi.c")),
    MSI_MSIX_DISABLE(Signature.of(
            "msi_msix_disable", CallKind.CALL, Format.ERRNO, "hw/xen/xen_pt_msi.c", "pirq", Format.NUMBER)),
    MSGCTRL_REG_READ(Signature.of(
            "xen_pt_pci_read_config", CallKind.TRAP, Format.WORD, "hw/xen/xen_pt.c", "offset", Format.HEX)),
    PCI_WRITE_CONFIG(Signature.of(
            "xen_pt_pci_write_config",
            CallKind.TRAP,
            Format.VOID,
            "hw/xen/xen_pt.c",
            "offset",
            Format.HEX,
            "value",
            Format.WORD)),
    MSGCTRL_REG_WRITE(Signature.of(
            "xen_pt_msgctrl_reg_write",
            CallKind.TRAP,
            Format.VOID,
            "hw/xen/xen_pt_config_init.c",
            "flags",
            Format.CONTROL)),
    MSGADDR32_REG_WRITE(Signature.of(
            "xen_pt_msgaddr32_reg_write",
            CallKind.TRAP,
            Format.VOID,
            "hw/xen/xen_pt_config_init.c",
            "value",
            Format.WORD)),
    MSGADDR64_REG_WRITE(Signature.of(
            "xen_pt_msgaddr64_reg_write",
            CallKind.TRAP,
            Format.VOID,
            "hw/xen/xen_pt_config_init.c",
            "value",
            Format.WORD)),
    MSGDATA_REG_WRITE(Signature.of(
            "xen_pt_msgdata_reg_write",
            CallKind.TRAP,
            Format.VOID,
            "hw/xen/xen_pt_config_init.c",
            "value",
            Format.WORD)),
    MSI_SETUP(Signature.of("xen_pt_msi_setup", CallKind.CALL, Format.ERRNO, "hw/xen/xen_pt_msi.c")),
    MSI_UPDATE(Signature.of("xen_pt_msi_update", CallKind.CALL, Format.ERRNO, "hw/xen/xen_pt_msi.c")),
    MSI_DISABLE(Signature.of("xen_pt_msi_disable", CallKind.CALL, Format.VOID, "hw/xen/xen_pt_msi.c")),
    EMULATED_TABLE_READ(Signature.of(
            "msix_table_mmio_read",
            CallKind.TRAP,
            Format.WORD,
            "hw/pci/msix.c",
            "entry",
            Format.NUMBER,
            "offset",
            Format.NUMBER)),
    EMULATED_TABLE_WRITE(Signature.of(
            "msix_table_mmio_write",
            CallKind.TRAP,
            Format.VOID,
            "hw/pci/msix.c",
            "entry",
            Format.NUMBER,
            "offset",
            Format.NUMBER,
            "value",
            Format.WORD)),
    EMULATED_MSIX_CONTROL(
            Signature.of("msix_write_config", CallKind.TRAP, Format.VOID, "hw/pci/msix.c", "flags", Format.CONTROL)),
    EMULATED_MSI_CONTROL(
            Signature.of("msi_write_config", CallKind.TRAP, Format.VOID, "hw/pci/msi.c", "flags", Format.CONTROL)),
    EMULATED_CONFIG_READ(
            Signature.of("pci_default_read_config", CallKind.TRAP, Format.WORD, "hw/pci/pci.c", "offset", Format.HEX)),
    EMULATED_CONFIG_WRITE(Signature.of(
            "pci_default_write_config",
            CallKind.TRAP,
            Format.VOID,
            "hw/pci/pci.c",
            "offset",
            Format.HEX,
            "value",
            Format.WORD)),
    MSIX_NOTIFY(Signature.of("msix_notify", CallKind.INTERRUPT, Format.VOID, "hw/pci/msix.c", "vector", Format.NUMBER)),
    MSI_NOTIFY(Signature.of("msi_notify", CallKind.INTERRUPT, Format.VOID, "hw/pci/msi.c", "vector", Format.NUMBER)),
    UNREALIZE_EMULATED(Signature.of("pci_qdev_unrealize", CallKind.TRAP, Format.VOID, "hw/pci/pci.c")),
    REGION_UPDATE(Signature.of("xen_pt_region_update", CallKind.TRAP, Format.VOID, "hw/xen/xen_pt.c")),
    MSIX_UPDATE_REMAP(Signature.of("xen_pt_msix_update_remap", CallKind.CALL, Format.RC, "hw/xen/xen_pt_msi.c")),
    UNREALIZE(Signature.of("xen_pt_unregister_device", CallKind.TRAP, Format.VOID, "hw/xen/xen_pt.c"));

    private final Signature signature;

    QemuFunction(Signature signature) {
        this.signature = signature;
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
