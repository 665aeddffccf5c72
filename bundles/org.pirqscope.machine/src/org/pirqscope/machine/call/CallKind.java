package org.pirqscope.machine.call;

/** How one layer reaches another; it decides the arrow of the diagram. */
public enum CallKind {
    /** An ordinary C call inside one layer. */
    CALL,
    /** A hypercall or domctl into Xen. */
    HYPERCALL,
    /** A config space or MMIO access that traps to QEMU, or to Xen on the way to it. */
    TRAP,
    /** A command to the device; its completion needs an interrupt. */
    COMMAND,
    /** An interrupt on its way from the device through Xen to a handler. */
    INTERRUPT
}
