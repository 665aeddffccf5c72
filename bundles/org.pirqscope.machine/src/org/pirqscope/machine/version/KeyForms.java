package org.pirqscope.machine.version;

/**
 * The forms of the lines that Xen's debug keys print (xen/arch/x86/irq.c dump_irqs, msi.c dump_msi,
 * xen/common/event_channel.c domain_dump_evtchn_info, xen/drivers/passthrough/pci.c dump_pci_devices; 4.1.3 to 4.22.0,
 * docs/domain.md 5.4). They are words only: no run depends on them.
 */
public record KeyForms(Irqs irqs, Msis msis, Ports ports, Devices devices, boolean fifo) {

    /** Key i. */
    public enum Irqs {
        /** "Guest interrupt information", four flags for each guest. */
        FOUR_FLAGS,
        /** "IRQ information", three flags. */
        DOMAIN_LIST,
        /** The vector first, a short status, two affinities. */
        SHORT
    }

    /** Key M. */
    public enum Msis {
        /** "PCI-MSI interrupt information", MSIX in one word. */
        JOINED,
        /** "MSI information", Xen's mask as a digit. */
        DIGITS,
        /** The masks of host and guest as letters. */
        LETTERS
    }

    /** Key e. */
    public enum Ports {
        /** Pending and masked; x= after the pirq, and no irq. */
        X_LAST,
        /** Pending and masked. */
        TWO_STATES,
        /** Pending, masked and the state of the ABI. */
        THREE_STATES
    }

    /** Key Q. */
    public enum Devices {
        /** Without segments. */
        BUS,
        /** With segments. */
        SEGMENT,
        /** And with the NUMA node. */
        NODE,
        /** The domain as d1. */
        SHORT_DOMAIN,
        /** Without a list where a device has no MSIs. */
        LIST_IF_ANY
    }

    private static final Table XEN = Table.of(Product.XEN, """
            irqs: four-flags|domain-list|short
              key i
              dump_irqs
            msis: joined|digits|letters
              key M
              dump_msi
            ports: x-last|two-states|three-states
              key e
              domain_dump_evtchn_info
            devices: bus|segment|node|short-domain|list-if-any
              key Q
              dump_pci_devices
            """, """
            4.1: 4.1.3..4.2-rc0
            4.2: 4.2-rc0..4.3-rc0
              ports=two-states, devices=segment
            4.3: 4.3-rc0..4.4-rc0
              msis=digits
            4.4-4.5: 4.4-rc0..4.6-rc0
              irqs=domain-list, ports=three-states
            4.6-4.12: 4.6-rc0..4.13-rc0
              msis=letters, devices=node
            4.13-4.15: 4.13-rc0..4.16-rc0
              irqs=short, devices=short-domain
            4.16 and later: 4.16-rc0..
              devices=list-if-any
            """);

    /** Whether one irq handler serves all MSIs; later a "PCI-MSI/-X" can be masked and a "PCI-MSI" cannot. */
    public boolean oneHandler() {
        return devices == Devices.BUS;
    }

    /** The forms of a Xen and what its guest makes of them: the FIFO ABI came with Xen 4.4 and Linux 3.14. */
    public static KeyForms of(Versions versions) {
        VersionRow row = XEN.row(versions.xen());
        Ports ports = row.value(Ports.class, "ports");
        return new KeyForms(
                row.value(Irqs.class, "irqs"),
                row.value(Msis.class, "msis"),
                ports,
                row.value(Devices.class, "devices"),
                ports == Ports.THREE_STATES && versions.linuxRules().fifoEvents());
    }
}
