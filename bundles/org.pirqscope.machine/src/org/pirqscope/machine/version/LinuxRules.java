package org.pirqscope.machine.version;

/** How the guest kernel behaves; read once from a {@link Row}, so that no layer asks for a version. */
public record LinuxRules(Reuse reuse, int messageData, boolean unreservedFallback, boolean swallowsSetupError, boolean irqsFromTop, boolean enableFirst,
        boolean vectorControlWrites, String bindFailureLine, String setupErrorLine, boolean eventsPrefix, boolean timeoutPolls) {

    /** What xen_hvm_setup_msi_irqs does with the message that the device still holds. */
    public enum Reuse {
        /** Always allocates. */
        NEVER,
        /** 2.6.37: pirq_to_irq[] first, then data; the first hit ends the call. */
        ARRAY,
        /** 2.6.39: data first, then a walk over the irq_info list. */
        LIST
    }

    /** Whether pirq_to_irq[] decides anything: for the lookup, or for a number to take without asking Xen. */
    public boolean asksArray() {
        return reuse == Reuse.ARRAY || unreservedFallback;
    }

    /** All Linux rows. */
    public static final Table TABLE = new Table("Linux",
            Column.of("reuse", "re-use of the pirq in the device's message", "xen_hvm_setup_msi_irqs: af42b8d12f8a, c74fd80f2f41", "never|array|list"),
            Column.of("message-data", "data of a pirq message", "xen_msi_compose_msg", "0x4300|0x0700").unverified("first release of 0x0700 is about 5.11"),
            Column.of("unreserved-fallback", "without a free pirq takes the lowest unused number", "find_unbound_pirq", "no|yes"),
            Column.of("swallows-setup-error", "answers 0 although an entry got no pirq and has irq 0", "xen_hvm_setup_msi_irqs", "no|yes"),
            Column.of("irqs-from-top", "Linux irqs are handed out from nr_irqs-1 down", "find_unbound_irq", "no|yes"),
            Column.of("enable-first", "ENABLE|MASKALL is written before the table", "msix_capability_init", "no|yes").unverified("5.14 is from memory"),
            Column.of("vector-control-writes", "VECTOR_CTRL is masked at setup and shutdown", "pci_msi_ignore_mask", "no|yes").unverified("the release is not known"),
            Column.of("bind-failure-line", "\"Failed to obtain physical IRQ\"", "__startup_pirq, probing_irq", "never|printed").unverified("probing_irq() went away between 3.14 and 4.11"),
            Column.of("setup-error-line", "line of a failed setup", "xen_hvm_setup_msi_irqs", "none|frontend|create"),
            Column.of("events-prefix", "event channel lines start with xen:events:", "events_base.c", "no|yes"),
            Column.of("timeout-polls", "the NVMe timeout handler polls the queue", "nvme_timeout", "no|yes").unverified("4.15 is from memory; the drive crawls, the interrupt is lost all the same"))
            .row("2.6.37-rc1..rc4", "K0", "2.6.37-rc1..2.6.37-rc5", "always allocates; never in a release",
                    "never", "0x4300", "yes", "yes", "yes", "no", "yes", "never", "none", "no", "no")
            .row("2.6.37-2.6.38", "K1a", "2.6.37-rc5..2.6.39-rc1", "af42b8d12f8a: array lookup, the first hit ends the call (2.6.38: unverified)",
                    "array", "0x4300", "yes", "yes", "yes", "no", "yes", "never", "none", "no", "no")
            .row("2.6.39-3.10", "K1b", "2.6.39-rc1..3.10.0-514.24.1.el7,3.10.1..3.11-rc1", "list lookup",
                    "list", "0x4300", "no", "no", "no", "no", "yes", "never", "frontend", "no", "no")
            .row("3.10.0-514.24.1.el7+", "K2", "3.10.0-514.24.1.el7..3.10.1", "RHEL 7 with c74fd80f2f41; its other columns are those of 3.10 (unverified)",
                    "never", "0x4300", "no", "no", "no", "no", "yes", "never", "frontend", "no", "no")
            .row("3.11-3.14", "K1b", "3.11-rc1..3.15-rc1", "list lookup; events_base.c",
                    "list", "0x4300", "no", "no", "no", "no", "yes", "never", "frontend", "yes", "no")
            .row("3.15-4.10", "K1b", "3.15-rc1..4.4.57,4.5-rc1..4.9.18,4.10-rc1..4.10.6", "list lookup",
                    "list", "0x4300", "no", "no", "no", "no", "yes", "printed", "frontend", "yes", "no")
            .row("4.4.57+, 4.9.18+", "K2", "4.4.57..4.5-rc1,4.9.18..4.10-rc1,4.10.6..4.11-rc1",
                    "stable backports of c74fd80f2f41: OpenXT names it among what 4.9.18 brought; that 4.4.57 and 4.10.6 of the same day have it is unverified",
                    "never", "0x4300", "no", "no", "no", "no", "yes", "printed", "frontend", "yes", "no")
            .row("4.11-4.14", "K2", "4.11-rc1..4.15-rc1", "c74fd80f2f41: always allocates",
                    "never", "0x4300", "no", "no", "no", "no", "yes", "printed", "create", "yes", "no")
            .row("4.15-5.10", "K2", "4.15-rc1..5.11-rc1", "the NVMe timeout handler polls: a drive without interrupts crawls",
                    "never", "0x4300", "no", "no", "no", "no", "yes", "printed", "create", "yes", "yes")
            .row("5.11-5.13", "K2", "5.11-rc1..5.14-rc1", "XEN-MSI irqdomain; message from zeroed structs",
                    "never", "0x0700", "no", "no", "no", "no", "yes", "printed", "create", "yes", "yes")
            .row("5.14 and later", "K2", "5.14-rc1..", "enables first, then writes the table",
                    "never", "0x0700", "no", "no", "no", "yes", "no", "printed", "create", "yes", "yes");

    /** The typed form of a row of {@link #TABLE}. */
    public static LinuxRules of(Row row) {
        return new LinuxRules(Reuse.valueOf(row.value("reuse").toUpperCase(java.util.Locale.ROOT)), Integer.decode(row.value("message-data")),
                row.yes("unreserved-fallback"), row.yes("swallows-setup-error"), row.yes("irqs-from-top"), row.yes("enable-first"), row.yes("vector-control-writes"),
                row.value("bind-failure-line"), row.value("setup-error-line"), row.yes("events-prefix"), row.yes("timeout-polls"));
    }
}
