package org.pirqscope.machine.call;

import org.pirqscope.machine.message.MsiMessage;

/** Something that a reviewer wants to be stopped at, attached to the step where it is seen. */
public sealed interface Finding {

    /** One sentence that stands alone. */
    String sentence();

    /** How bad it is; {@link Severity#FAILURE} makes the command line exit with 1. */
    Severity severity();

    /** A short title for lists: {@code stale pirq re-used}. */
    String title();

    /** Rank of a finding. */
    enum Severity {
        /** Worth seeing, nothing wrong. */
        INFO,
        /** A table is not as it should be; nobody lost anything yet. */
        WARNING,
        /** An interrupt or a resource is lost, or is bound to be. */
        FAILURE
    }

    /** {@code __pci_read_msi_msg} or {@code __pci_write_msi_msg} handled a message. */
    record MessageDecoded(int device, String name, int entry, MsiMessage message, boolean written) implements Finding {
        @Override
        public String sentence() {
            return "%s entry %d: %s %s, pirq %s".formatted(name, entry, written ? "wrote" : "read", message,
                    Integer.toUnsignedString(message.pirq()));
        }

        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String title() {
            return "message decoded";
        }
    }

    /**
     * The guest re-uses a pirq that the device's old message named although it belongs to somebody else now.
     *
     * @param lookupIrq what xen_irq_from_pirq answered
     * @param writtenAt step of the write that left the message there, 0 if before the run
     * @param freedAt step at which QEMU's unmap freed the pirq, 0 if it never did
     * @param owner the device and entry whose irq_info carries the number now
     * @param ownedSince step at which the owner got it, 0 if unknown
     * @param waits the MSI-X entry is still marked as updated, from a write whose map or bind failed
     */
    record StaleHit(int device, String name, int entry, boolean msix, int pirq, int lookupIrq, int writtenAt, int freedAt, String owner, int ownedSince, boolean waits)
            implements Finding {

        /** Of an entry that QEMU has nothing to do for. */
        public StaleHit(int device, String name, int entry, boolean msix, int pirq, int lookupIrq, int writtenAt, int freedAt, String owner, int ownedSince) {
            this(device, name, entry, msix, pirq, lookupIrq, writtenAt, freedAt, owner, ownedSince, false);
        }

        @Override
        public String sentence() {
            String freed = freedAt == 0 ? "which QEMU does not hold for it" : "which QEMU unmapped at step " + freedAt;
            String given = ownedSince == 0 ? owner.isEmpty() ? " (pirq_to_irq[] was never reset)" : "; " + owner + " still carries it"
                    : " and Xen gave to " + owner + " at step " + ownedSince;
            String then = waits ? "Nothing is written, but a write whose map or bind failed still waits: QEMU asks for pirq " + pirq + " again."
                    : msix ? "Nothing is written, so QEMU will never map entry " + entry + "."
                    : "QEMU maps the number again at ENABLE=1: two devices then hold one pirq.";
            return "%s entry %d re-uses pirq %d%s, %s%s: irq %d answers for it. %s".formatted(name, entry, pirq,
                    writtenAt == 0 ? "" : " (written at step " + writtenAt + ")", freed, given, lookupIrq, then);
        }

        @Override
        public Severity severity() {
            return Severity.FAILURE;
        }

        @Override
        public String title() {
            return "STALE PIRQ " + pirq + " RE-USED";
        }
    }

    /** Any other finding: what kind, whom it concerns, and the sentence. */
    record Observed(Kind kind, int device, int entry, int pirq, String sentence) implements Finding {
        @Override
        public Severity severity() {
            return kind.severity();
        }

        @Override
        public String title() {
            return kind.title();
        }
    }

    /** The kinds of {@link Observed}. */
    enum Kind {
        REUSE("pirq re-used", Severity.INFO),
        DUPLICATE_PIRQ("duplicate pirq (I1)", Severity.WARNING),
        ENTRY_NOT_MAPPED("entry never mapped (I2)", Severity.WARNING),
        PORT_MISMATCH("port names another pirq (I3)", Severity.WARNING),
        TWO_ENTRIES_ONE_PIRQ("two QEMU entries with one pirq", Severity.WARNING),
        MAP_FAILED("map failed", Severity.WARNING),
        BIND_FAILED("bind failed", Severity.FAILURE),
        XEN_IRQ_LEAKED("Xen irq leaked", Severity.WARNING),
        FORCED_UNBIND("forced unbind", Severity.WARNING),
        INTERRUPT_LOST("interrupt lost", Severity.FAILURE),
        INTERRUPT_MISROUTED("interrupt misrouted", Severity.FAILURE),
        SETUP_FAILED("setup failed", Severity.FAILURE),
        FALLBACK("fallback", Severity.WARNING),
        PIRQ_LEAKED("pirq leaked (I4)", Severity.WARNING),
        POOL_NOT_RESTORED("pool smaller after teardown (I5)", Severity.WARNING),
        POOL_EXHAUSTED("pool exhausted", Severity.WARNING);

        private final String title;
        private final Severity severity;

        Kind(String title, Severity severity) {
            this.title = title;
            this.severity = severity;
        }

        public String title() {
            return title;
        }

        public Severity severity() {
            return severity;
        }
    }
}
