package org.pirqscope.evidence.fact;

/** What a line reports besides pirqs. */
public enum SymptomKind {
    /** A command of a drive had no answer in time; number is the queue. */
    COMMAND_TIMEOUT,
    /** The completion was there, its interrupt was not; number is the queue. */
    COMPLETION_POLLED,
    /** The driver gave the device up; number is the status. */
    DEVICE_REMOVED,
    /** Registers read as all ones. */
    ALL_ONES,
    /** MSI-X could not be enabled; number is the error, 0 if unknown. */
    MSIX_FAILED,
    /** MSI could not be enabled; number is the error, 0 if unknown. */
    MSI_FAILED,
    /** The driver is content with the interrupt pin. */
    LEGACY_INTERRUPT,
    /** The guest answers to a set-up that failed; number is the error, 0 if unknown. */
    SETUP_FAILED,
    /** A Linux irq without its event channel; number is the irq. */
    NO_PHYSICAL_IRQ,
    /** Native MSI where a pirq was meant, or the other way; number is the delivery mode. */
    UNSUPPORTED_DELIVERY,
    /** Xen answers 0 although it mapped nothing; number is the pirq asked for. */
    ALREADY_MAPPED,
    /** No pirq is left. */
    POOL_EMPTY,
    /** A device could not be given to a domain; number is the error. */
    ASSIGN_FAILED,
    /** Xen has no physical device or IRQ for what QEMU wants mapped; number is the error. */
    MAP_REFUSED,
    /** The domain's device model started anew, or the device was plugged in. */
    DEVICE_MODEL_STARTED,
    /** QEMU enabled (1) or disabled (0) MSI-X. */
    MSIX_CONTROL,
    /** QEMU enabled (1) or disabled (0) MSI. */
    MSI_CONTROL,
    /** A write to a table entry that MSI-X is already on for; number is the entry. */
    ENTRY_REFUSED,
    /** The kernel runs on the hardware itself. */
    BARE_METAL,
    /** The kernel is a guest of another hypervisor than Xen. */
    OTHER_HYPERVISOR,
    /** A kernel that is a Xen HVM guest. */
    HVM_GUEST,
    /** A kernel that owns the hardware under Xen. */
    DOM0_KERNEL,
    /** A table of interrupts of the domain that owns the hardware. */
    DOM0_INTERRUPTS,
    /** Virtual functions appear. */
    VIRTUAL_FUNCTIONS,
    /** The re-use of the number in the old message; number is the pirq. */
    STALE_REUSE
}
