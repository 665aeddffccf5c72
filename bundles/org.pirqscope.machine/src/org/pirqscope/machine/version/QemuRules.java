package org.pirqscope.machine.version;

import static org.pirqscope.machine.version.Difference.set;

/** How QEMU's xen-pci-passthrough behaves. */
public record QemuRules(
        boolean unmapOnDisable,
        boolean latch,
        boolean filterNeedsPirq,
        boolean errWording,
        boolean registerWording,
        boolean unmaskedBit,
        EnabledWrites enabledWrites,
        boolean unplugForgets,
        boolean prefixedZero,
        boolean msiMaskBit,
        boolean msiMultiple,
        boolean maskStopsPirq) {

    /** A write to a table entry that is enabled and not masked in the hardware. */
    public enum EnabledWrites {
        /** Refused, with an error line each time. */
        REFUSED,
        /** Refused, with a line for the first time only. */
        REFUSED_ONCE,
        /** Taken: into the latch. */
        TAKEN
    }

    /** All QEMU rows. */
    public static final Table TABLE = new Table(
                    Product.QEMU,
                    Column.of(
                            "unmap-on-disable",
                            "unmaps all pirqs of a device when the guest disables MSI/MSI-X",
                            "c976437c7dba (2.1.0)",
                            "no|yes"),
                    Column.of("latch", "table writes are latched", "b324ef9654 (2.6)", "no|yes"),
                    Column.of(
                            "filter-needs-pirq",
                            "an equal word is ignored only while the entry has a pirq",
                            "pci_msix_write, c976437c7dba",
                            "no|yes"),
                    Column.of("err-wording", "error lines print err: instead of rc:", "3782f60d20 (2.4)", "no|yes"),
                    Column.of(
                            "register-wording",
                            "MSI lines show message control",
                            "xen_pt_msgctrl_reg_write, faf5f56bf9 (2.5)",
                            "no|yes"),
                    Column.of(
                            "unmasked-bit",
                            "gflags bit 16 says that the entry's mask bit is clear",
                            "msi_msix_update, a803633660 (2.11)",
                            "no|yes"),
                    Column.of(
                            "enabled-writes",
                            "a table write to an enabled entry that the hardware has not masked",
                            "pci_msix_write, b324ef9654 (2.6)",
                            "refused|refused-once|taken"),
                    Column.of(
                                    "unplug-forgets",
                                    "a hot-unplugged device loses what was written to its table",
                                    "xen_pt_unregister_device",
                                    "no|yes")
                            .unverified("no: what if the words survived a hot-unplug"),
                    Column.of(
                            "hex-zero",
                            "how a hexadecimal 0 is printed",
                            "msi_msix_setup, %#x and later 0x%x, 01d152c0bf (6.0)",
                            "0|0x0"),
                    Column.of(
                                    "msi-mask-bit",
                                    "the guest sees MSI's mask register and writes past QEMU to the device's",
                                    "xen_pt_emu_reg_msi, 7611dae8a6 (2.4, XSA-129)",
                                    "no|yes")
                            .unverified(
                                    "stable releases of 2.3 and before; qemu-xen of Xen 4.4 to 4.6 has the fix, see "
                                            + "the notes of 1.6.2, 2.0.2 and 2.2.1"),
                    Column.of(
                                    "msi-multiple",
                                    "what if the guest saw that MSI can have more than one vector: it would ask for "
                                            + "them and be refused; QMASK of the emulated register reads as 0",
                                    "xen_pt_emu_reg_msi, emu_mask and init_val of PCI_MSI_FLAGS",
                                    "no|yes")
                            .unverified("yes: what if the guest saw them")
                            .assumption(),
                    Column.of(
                                    "mask-stops-pirq",
                                    "a set mask bit of an emulated device stops the message of a pirq, too, which the "
                                            + "guest masks by its event channel",
                                    "msix_vector_masked, msi_is_masked, 428c3ece97 and e1e4bf2252 (2.6)",
                                    "yes|no")
                            .unverified(
                                    "whether 2.5.1 has the fix; with which release before it the bit began to count"))
            .unverified("no reset hook was seen in xen_pt_msi.c, the other files were not read; no act of a scenario "
                    + "resets a device, so none would show")
            .unverified("qemu-xen-traditional has no row: its calls are those of 1.2, its lines have other words")
            .row(
                    "before 2.1",
                    "1.2..2.1-rc0",
                    "from 1.2: keeps mapping and binding over a disable; the qemu-xen tree of Xen 4.5 unmaps "
                            + "(5ecf46031c): unmap-on-disable=yes",
                    set("unplug-forgets", "yes"),
                    set("msi-mask-bit", "yes"))
            .row(
                    "2.1-2.3",
                    "2.1-rc0..2.4-rc0",
                    "c976437c7dba: unmaps on disable",
                    set("unmap-on-disable", "yes", "c976437c7dba"),
                    set("filter-needs-pirq", "yes", "c976437c7dba"))
            .row(
                    "2.4",
                    "2.4-rc0..2.5-rc0",
                    "3782f60d20: error lines name errno",
                    set("err-wording", "yes", "3782f60d20"),
                    set("enabled-writes", "refused-once", "pci_msix_write"),
                    set("msi-mask-bit", "no", "7611dae8a6 (XSA-129)"))
            .row(
                    "2.5",
                    "2.5-rc0..2.6-rc0",
                    "faf5f56bf9: MSI lines show message control",
                    set("register-wording", "yes", "faf5f56bf9"))
            .row(
                    "2.6-2.10",
                    "2.6-rc0..2.11-rc0",
                    "b324ef9654: latched table writes",
                    set("latch", "yes", "b324ef9654"),
                    set("mask-stops-pirq", "no", "428c3ece97"),
                    set("enabled-writes", "taken", "b324ef9654"))
            .row("2.11-5.2", "2.11-rc0..6.0-rc0", "a803633660: gflags bit 16", set("unmasked-bit", "yes", "a803633660"))
            .row("6.0 and later", "6.0-rc0..", "01d152c0bf: 0x%x in log lines", set("hex-zero", "0x0", "01d152c0bf"));

    /** The typed form of a row of {@link #TABLE}. */
    public static QemuRules of(VersionRow row) {
        return new QemuRules(
                row.yes("unmap-on-disable"),
                row.yes("latch"),
                row.yes("filter-needs-pirq"),
                row.yes("err-wording"),
                row.yes("register-wording"),
                row.yes("unmasked-bit"),
                EnabledWrites.valueOf(row.value("enabled-writes")
                        .toUpperCase(java.util.Locale.ROOT)
                        .replace('-', '_')),
                row.yes("unplug-forgets"),
                row.value("hex-zero").equals("0x0"),
                row.yes("msi-mask-bit"),
                row.yes("msi-multiple"),
                row.yes("mask-stops-pirq"));
    }
}
