package org.pirqscope.evidence.fact;

/** The formats that are read, by the names that the command line prints. */
public enum SourceFormat {
    /** The log of QEMU's device model: xen_pt_* of hw/xen. */
    QEMU("qemu"),
    /** Xen's console, {@code xl dmesg}. */
    XEN("xen"),
    /** IRQ information: debug key i. */
    KEY_I("xen-key-i"),
    /** MSI information: debug key M. */
    KEY_M("xen-key-M"),
    /** PCI devices: debug key Q. */
    KEY_Q("xen-key-Q"),
    /** Event channels: debug key e. */
    KEY_E("xen-key-e"),
    /** IO-APICs: debug key z. */
    KEY_Z("xen-key-z"),
    /** The log of a Linux kernel: dmesg, journal, serial console. */
    DMESG("dmesg"),
    INTERRUPTS("interrupts"),
    /** ftrace: function, function_graph, kprobe events. */
    FTRACE("ftrace"),
    LSPCI("lspci"),
    /** {@code xl info}, {@code xl list}, {@code uname}, QEMU's version line. */
    XL("xl"),
    /** A mail's own lines: headers, separators, remarks. */
    MAIL("mail");

    private final String id;

    SourceFormat(String id) {
        this.id = id;
    }

    /** The name in outputs: {@code xen-key-i}. */
    public String id() {
        return id;
    }
}
