package org.pirqscope.evidence.fact;

/**
 * Something that a line tells about a pirq.
 *
 * @param domain -1 where the text names none
 * @param pirq -1 where the line names none and no line before it forces one
 * @param device the address that the line names, with its segment, or empty
 */
public record PirqEvent(SourceLine place, Party party, What what, int domain, int pirq, String device, Detail detail)
        implements Fact {

    /** No domain, pirq, number. */
    public static final int UNKNOWN = -1;

    /** What else the line tells of it. */
    public sealed interface Detail {}

    /** Nothing else. */
    public record Plain() implements Detail {}

    /** QEMU's lines about a vector; -1 for what a line does not have. */
    public record Vector(boolean msix, int entry, int gvec, int gflags) implements Detail {}

    /** It failed; {@code error} is a negative errno, -1 also stands for libxc's "see errno", 0 for unknown. */
    public record Failed(int error, boolean msix, int entry) implements Detail {}

    /** The guest's irq for it. */
    public record LinuxIrq(int irq) implements Detail {}

    /** A GSI that has the number: no MSI. */
    public record Gsi(int irq, int gsi) implements Detail {}

    /** The guest takes the number that the device's old message names. */
    public record Reused() implements Detail {}

    /** Key i: the Xen irq, and whether one is pending, the event channel masked, the pirq masked. */
    public record HostIrq(int xenIrq, boolean pending, boolean portMasked, boolean pirqMasked) implements Detail {}

    /** Key e: the port, and the Xen irq behind it, 0 or -1 if there is none. */
    public record EventPort(int port, int xenIrq) implements Detail {

        /** The line has no place for a Xen irq, as that of Xen 4.1. */
        public static final int NOT_TOLD = Integer.MIN_VALUE;

        /** Whether the line says that there is no Xen irq. */
        public boolean unmapped() {
            return xenIrq <= 0 && xenIrq != NOT_TOLD;
        }
    }

    /** Whether it failed. */
    public boolean failed() {
        return what == What.MAP_FAILED || what == What.BIND_FAILED;
    }

    /** The same event of a domain that is known by other lines. */
    public PirqEvent inDomain(int known) {
        return new PirqEvent(place, party, what, known, pirq, device, detail);
    }
}
