package org.pirqscope.machine.call;

import org.pirqscope.machine.message.MsiMessage;

/** Something that a reviewer wants to be stopped at, attached to the step where it is seen. */
public sealed interface Finding {

    /** The device that it is about, -1 for none. */
    int device();

    /** The entry of the device, -1 for the device as a whole. */
    int entry();

    /** The pirq that it is about, -1 for none. */
    int pirq();

    /** How bad it is; {@link Severity#FAILURE} makes the command line exit with 1. */
    Severity severity();

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
        public int pirq() {
            return message.pirq();
        }

        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /**
     * The guest re-uses a pirq that the device's old message named although it belongs to somebody else now.
     *
     * @param lookupIrq what xen_irq_from_pirq answered
     * @param writtenAt step of the write that left the message there, 0 if before the run
     * @param freedAt step at which QEMU's unmap freed the pirq, 0 if it never did
     * @param owner whose irq_info carries the number now
     * @param ownedSince step at which the owner got it, 0 if unknown
     * @param waits the MSI-X entry is still marked as updated, from a write whose map or bind failed
     */
    record StaleHit(
            int device,
            String name,
            int entry,
            boolean msix,
            int pirq,
            int lookupIrq,
            int writtenAt,
            int freedAt,
            DeviceEntry owner,
            int ownedSince,
            boolean waits)
            implements Finding {

        /** Of an entry that QEMU has nothing to do for. */
        public StaleHit(
                int device,
                String name,
                int entry,
                boolean msix,
                int pirq,
                int lookupIrq,
                int writtenAt,
                int freedAt,
                DeviceEntry owner,
                int ownedSince) {
            this(device, name, entry, msix, pirq, lookupIrq, writtenAt, freedAt, owner, ownedSince, false);
        }

        @Override
        public Severity severity() {
            return Severity.FAILURE;
        }
    }

    /** Any other finding: what kind, and whom it concerns. Two that are equal are one. */
    sealed interface Observed extends Finding {

        /** What kind of finding it is. */
        default Kind kind() {
            return switch (this) {
                case Reuse seen -> Kind.REUSE;
                case DuplicatePirq seen -> Kind.DUPLICATE_PIRQ;
                case NoIrq seen -> Kind.ENTRY_NOT_MAPPED;
                case NotMapped seen -> Kind.ENTRY_NOT_MAPPED;
                case UnmappedForAnother seen -> Kind.ENTRY_NOT_MAPPED;
                case PortMismatch seen -> Kind.PORT_MISMATCH;
                case SharedPirq seen -> Kind.TWO_ENTRIES_ONE_PIRQ;
                case MapFailed seen -> Kind.MAP_FAILED;
                case BindFailed seen -> Kind.BIND_FAILED;
                case BindOfUnmapped seen -> Kind.BIND_FAILED;
                case XenIrqLeaked seen -> Kind.XEN_IRQ_LEAKED;
                case ForcedUnbind seen -> Kind.FORCED_UNBIND;
                case Lost seen -> Kind.INTERRUPT_LOST;
                case Misrouted seen -> Kind.INTERRUPT_MISROUTED;
                case LeftMasked seen -> Kind.LEFT_MASKED;
                case SetupFailed seen -> Kind.SETUP_FAILED;
                case Fallback seen -> Kind.FALLBACK;
                case PirqLeaked seen -> Kind.PIRQ_LEAKED;
                case PoolNotRestored seen -> Kind.POOL_NOT_RESTORED;
                case PoolExhausted seen -> Kind.POOL_EXHAUSTED;
            };
        }

        /** The device, or its entry, that it concerns. */
        DeviceEntry affected();

        @Override
        default int pirq() {
            return -1;
        }

        @Override
        default int device() {
            return affected().device();
        }

        @Override
        default int entry() {
            return affected().entry();
        }

        /** The same for every device that runs when it is seen: a lasting condition is told once. */
        default Observed condition() {
            return this;
        }

        @Override
        default Severity severity() {
            return kind().severity();
        }
    }

    /** An interrupt that is waited for never comes, or gets none at all: what an outcome other than ok begins with. */
    sealed interface Loss extends Observed {

        /** In which phase of the driver. */
        int phase();
    }

    /**
     * The guest re-uses a pirq that is its own.
     *
     * @param held QEMU holds it for the entry; else nobody does
     */
    record Reuse(DeviceEntry affected, int pirq, boolean held) implements Observed {}

    /** Two irq_infos carry one pirq; {@code irq} is the newer one. */
    record DuplicatePirq(
            DeviceEntry affected, int pirq, int irq, DeviceEntry owner, int otherIrq, DeviceEntry otherOwner)
            implements Observed {}

    /**
     * A setup that answers 0 has left entries without an irq, from the one affected on.
     *
     * @param ending the entry that ended the setup
     */
    record NoIrq(DeviceEntry affected, int last, int ending) implements Observed {}

    /**
     * An entry is enabled with a pirq that QEMU has not mapped for it.
     *
     * @param held what QEMU holds for it, -1 for nothing
     */
    record NotMapped(DeviceEntry affected, int pirq, int held) implements Observed {}

    /** QEMU has unmapped for another device what an enabled entry lives on. */
    record UnmappedForAnother(DeviceEntry affected, int pirq, DeviceEntry other) implements Observed {}

    /**
     * A port is bound to a pirq that names another one.
     *
     * @param affected who ran then
     * @param named the port that the pirq names, 0 for none
     */
    record PortMismatch(DeviceEntry affected, int pirq, int port, int named) implements Observed {
        @Override
        public Observed condition() {
            return new PortMismatch(DeviceEntry.NOBODY, pirq, port, named);
        }
    }

    /** QEMU holds one pirq for two entries. */
    record SharedPirq(DeviceEntry affected, int pirq, DeviceEntry other) implements Observed {}

    /**
     * QEMU cannot map an entry.
     *
     * @param pirq what was asked for, -1 for any
     */
    record MapFailed(DeviceEntry affected, int pirq, Answer answer) implements Observed {}

    /**
     * Xen refuses a bind.
     *
     * @param swallowed whether the caller goes on as if it had worked
     */
    record BindFailed(DeviceEntry affected, int pirq, String call, boolean swallowed, Answer answer)
            implements Observed {}

    /** Xen refuses to bind a pirq that QEMU never mapped, since it still holds another one for the entry. */
    record BindOfUnmapped(DeviceEntry affected, int pirq, int held, DeviceEntry holder) implements Observed {}

    /** A Xen irq is taken for a pirq that has one already. */
    record XenIrqLeaked(DeviceEntry affected, int pirq, int irq, int mappedTo) implements Observed {}

    /** An unmap finds the pirq bound. */
    record ForcedUnbind(DeviceEntry affected, int pirq) implements Observed {}

    /**
     * An interrupt reaches no handler.
     *
     * @param waiting the driver's command that waits for it
     */
    record Lost(DeviceEntry affected, int phase, Reason reason, String waiting) implements Loss {}

    /**
     * An interrupt reaches the handler of another entry.
     *
     * @param waiting the driver's command that waits for it
     */
    record Misrouted(DeviceEntry affected, int phase, DeviceEntry handler, String waiting) implements Loss {}

    /**
     * The guest has masked an entry, and nobody unmasks it.
     *
     * @param pirq what the entry is bound to
     * @param maskedAt step of the write that masked it
     */
    record LeftMasked(DeviceEntry affected, int pirq, int maskedAt) implements Observed {}

    /**
     * A device gets no vectors.
     *
     * @param kept whether its driver then asks for the number of an irq that it has given back
     */
    record SetupFailed(DeviceEntry affected, int phase, boolean kept) implements Loss {}

    /**
     * A mode cannot be had, or not with so many vectors.
     *
     * @param available how many could be had, 0 or less for none
     */
    record Fallback(DeviceEntry affected, boolean msix, int wanted, int available, Answer answer) implements Observed {}

    /**
     * A pirq was allocated and is never mapped.
     *
     * @param affected who ran when that was certain
     */
    record PirqLeaked(DeviceEntry affected, int pirq, DeviceEntry allocator) implements Observed {
        @Override
        public Observed condition() {
            return new PirqLeaked(DeviceEntry.NOBODY, pirq, allocator);
        }
    }

    /**
     * Nothing is set up and some pirqs are not free.
     *
     * @param affected who ran then
     */
    record PoolNotRestored(DeviceEntry affected, int held, int size) implements Observed {
        @Override
        public Observed condition() {
            return new PoolNotRestored(DeviceEntry.NOBODY, held, size);
        }
    }

    /**
     * No pirq is free.
     *
     * @param unchecked the negative pirq that Xen 4.1.3 hands out as if it were one, 0 for an error
     */
    record PoolExhausted(DeviceEntry affected, Answer answer, int unchecked) implements Observed {}

    /** The kinds of {@link Observed}. */
    enum Kind {
        REUSE(Severity.INFO),
        DUPLICATE_PIRQ(Severity.WARNING),
        ENTRY_NOT_MAPPED(Severity.WARNING),
        PORT_MISMATCH(Severity.WARNING),
        TWO_ENTRIES_ONE_PIRQ(Severity.WARNING),
        MAP_FAILED(Severity.WARNING),
        BIND_FAILED(Severity.FAILURE),
        XEN_IRQ_LEAKED(Severity.WARNING),
        FORCED_UNBIND(Severity.WARNING),
        LEFT_MASKED(Severity.WARNING),
        INTERRUPT_LOST(Severity.FAILURE),
        INTERRUPT_MISROUTED(Severity.FAILURE),
        SETUP_FAILED(Severity.FAILURE),
        FALLBACK(Severity.WARNING),
        PIRQ_LEAKED(Severity.WARNING),
        POOL_NOT_RESTORED(Severity.WARNING),
        POOL_EXHAUSTED(Severity.WARNING);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }
}
