package org.pirqscope.machine.message;

/** What the bits of an MSI message say, before any table is asked. */
public enum MessageKind {
    /** Nothing was ever written (a fresh entry of QEMU's emulated MSI-X table). */
    ZERO,
    /** The device is gone: reads answer all ones. */
    ALL_ONES,
    /** Vector 0 with delivery mode 3 or 7: the destination id is a pirq. */
    PIRQ_REQUEST,
    /** A pirq request for pirq 0: QEMU takes it for a misconfiguration and lets Xen choose. */
    PIRQ_ZERO,
    /** An ordinary message with a vector: an interrupt for an APIC, not a pirq. */
    VECTOR,
    /** Vector 0, but not delivery mode 3 or 7. */
    VECTOR_ZERO,
    /** Address bits 31:20 are not 0xfee. */
    NOT_A_MESSAGE
}
