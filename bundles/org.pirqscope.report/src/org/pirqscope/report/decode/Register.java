package org.pirqscope.report.decode;

/** The words of a message, in the order in which {@code __pci_read_msi_msg} reads them. */
public enum Register {
    ADDRESS_LO("address_lo"),
    ADDRESS_HI("address_hi"),
    DATA("data");

    private final String label;

    Register(String label) {
        this.label = label;
    }

    /** The name in the specification and in a decoded message. */
    public String label() {
        return label;
    }
}
