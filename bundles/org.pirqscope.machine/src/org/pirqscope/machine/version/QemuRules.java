package org.pirqscope.machine.version;

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
    public static final Table TABLE = Table.of(Product.QEMU, """
            unmap-on-disable: no|yes
              unmaps all pirqs of a device when the guest disables MSI/MSI-X
              c976437c7dba (2.1.0)
            latch: no|yes
              table writes are latched
              b324ef9654 (2.6)
            filter-needs-pirq: no|yes
              an equal word is ignored only while the entry has a pirq
              pci_msix_write, c976437c7dba
            err-wording: no|yes
              error lines print err: instead of rc:
              3782f60d20 (2.4)
            register-wording: no|yes
              MSI lines show message control
              xen_pt_msgctrl_reg_write, faf5f56bf9 (2.5)
            unmasked-bit: no|yes
              gflags bit 16 says that the entry's mask bit is clear
              msi_msix_update, a803633660 (2.11)
            enabled-writes: refused|refused-once|taken
              a table write to an enabled entry that the hardware has not masked
              pci_msix_write, b324ef9654 (2.6)
            unplug-forgets: no|yes
              a hot-unplugged device loses what was written to its table
              xen_pt_unregister_device
              ? no: what if the words survived a hot-unplug
            hex-zero: 0|0x0
              how a hexadecimal 0 is printed
              msi_msix_setup, %#x and later 0x%x, 01d152c0bf (6.0)
            msi-mask-bit: no|yes
              the guest sees MSI's mask register and writes past QEMU to the device's
              xen_pt_emu_reg_msi, 7611dae8a6 (2.4, XSA-129)
              ? stable releases of 2.3 and before; qemu-xen of Xen 4.4 to 4.6 has the fix, see the notes of 1.6.2, \
              2.0.2 and 2.2.1
            msi-multiple: no|yes (assumption)
              what if the guest saw that MSI can have more than one vector: it would ask for them and be refused; \
              QMASK of the emulated register reads as 0
              xen_pt_emu_reg_msi, emu_mask and init_val of PCI_MSI_FLAGS
              ? yes: what if the guest saw them
            mask-stops-pirq: yes|no
              a set mask bit of an emulated device stops the message of a pirq, too, which the guest masks by its \
              event channel
              msix_vector_masked, msi_is_masked, 428c3ece97 and e1e4bf2252 (2.6)
              ? whether 2.5.1 has the fix; with which release before it the bit began to count
            """, """
            before 2.1: 1.2..2.1-rc0
              from 1.2: keeps mapping and binding over a disable; the qemu-xen tree of Xen 4.5 unmaps (5ecf46031c): \
              unmap-on-disable=yes
              unplug-forgets=yes, msi-mask-bit=yes
            2.1-2.3: 2.1-rc0..2.4-rc0
              c976437c7dba: unmaps on disable
              unmap-on-disable=yes (c976437c7dba), filter-needs-pirq=yes (c976437c7dba)
            2.4: 2.4-rc0..2.5-rc0
              3782f60d20: error lines name errno
              err-wording=yes (3782f60d20), enabled-writes=refused-once (pci_msix_write)
              msi-mask-bit=no (7611dae8a6 (XSA-129))
            2.5: 2.5-rc0..2.6-rc0
              faf5f56bf9: MSI lines show message control
              register-wording=yes (faf5f56bf9)
            2.6-2.10: 2.6-rc0..2.11-rc0
              b324ef9654: latched table writes
              latch=yes (b324ef9654), mask-stops-pirq=no (428c3ece97), enabled-writes=taken (b324ef9654)
            2.11-5.2: 2.11-rc0..6.0-rc0
              a803633660: gflags bit 16
              unmasked-bit=yes (a803633660)
            6.0 and later: 6.0-rc0..
              01d152c0bf: 0x%x in log lines
              hex-zero=0x0 (01d152c0bf)
            """)
            .unverified("no reset hook was seen in xen_pt_msi.c, the other files were not read; no act of a "
                    + "scenario resets a device, so none would show")
            .unverified("qemu-xen-traditional has no row: its calls are those of 1.2, its lines have other words");

    /** The typed form of a row of {@link #TABLE}. */
    public static QemuRules of(VersionRow row) {
        return new QemuRules(
                row.yes("unmap-on-disable"),
                row.yes("latch"),
                row.yes("filter-needs-pirq"),
                row.yes("err-wording"),
                row.yes("register-wording"),
                row.yes("unmasked-bit"),
                row.value(EnabledWrites.class, "enabled-writes"),
                row.yes("unplug-forgets"),
                row.value("hex-zero").equals("0x0"),
                row.yes("msi-mask-bit"),
                row.yes("msi-multiple"),
                row.yes("mask-stops-pirq"));
    }
}
