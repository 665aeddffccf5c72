package org.pirqscope.evidence.fact;

import java.util.List;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.message.MsiMessage;

/** Something that one line tells. */
public sealed interface Fact
        permits PirqEvent,
                Fact.Banner,
                Fact.Limit,
                Fact.DeviceSeen,
                Fact.Symptom,
                Fact.DumpRow,
                Fact.Written,
                Fact.Logged,
                Fact.DriverSeen {

    /** The line. */
    SourceLine place();

    /** What has versions. */
    enum Product {
        XEN,
        QEMU,
        GUEST_LINUX,
        DOM0_LINUX,
        /** A kernel that could be any. */
        LINUX
    }

    /** A version line; {@code debug} is debug=y or n of Xen's banner, empty elsewhere. */
    record Banner(SourceLine place, Product product, String version, String debug) implements Fact {}

    /** What a number limits. */
    enum Bound {
        /** The first number that is not a GSI. */
        NR_IRQS_GSI,
        /** nr_pirqs of a domain. */
        PIRQS,
        /** extra_guest_irqs= on Xen's command line. */
        EXTRA_GUEST_IRQS
    }

    /** A limit that is printed; {@code domain} is -1 where it is nobody's. */
    record Limit(SourceLine place, Bound bound, int domain, int value) implements Fact {}

    /**
     * A device, or more of what is known of one.
     *
     * @param bdf its address on the host, or empty
     * @param virtualBdf its address in the guest, or empty
     * @param domain who has it, -1 for unknown
     * @param msi vectors of its MSI capability, -1 for unknown
     * @param msix entries of its MSI-X table, -1 for unknown
     */
    record DeviceSeen(SourceLine place, String bdf, String virtualBdf, int domain, int msi, int msix) implements Fact {}

    /** Something that went wrong, or that explains it. {@code number} and {@code text} are the kind's own. */
    record Symptom(SourceLine place, SymptomKind kind, String device, int domain, int number, String text)
            implements Fact {}

    /** A row of a dump or of /proc/interrupts that names an interrupt and no pirq. */
    sealed interface DumpRow extends Fact permits MsiRow, OwnerRow, InterruptRow {}

    /** Key M: an MSI of Xen, with its mask by host ({@code H}), guest ({@code G}) and in hardware (-1 unknown). */
    record MsiRow(
            SourceLine place, String type, int xenIrq, int vector, boolean hostMask, boolean guestMask, int hardware)
            implements DumpRow {}

    /** Key Q: a device, its domain and its Xen irqs; {@code bdf} is empty in a dump of {@code pirqscope keys}. */
    record OwnerRow(SourceLine place, String bdf, int domain, List<Integer> xenIrqs) implements DumpRow {}

    /** /proc/interrupts: a Linux irq of a pirq, with its count on all CPUs. */
    record InterruptRow(SourceLine place, int cpus, int irq, String type, long count, String name) implements DumpRow {}

    /** A trace shows the message that a device is given, or that is read back. */
    record Written(SourceLine place, String device, boolean read, MsiMessage message) implements Fact {}

    /**
     * A line that a layer of the simulated stack logs as well, in whatever wording.
     *
     * @param domain -1 where the text names none
     * @param device the address that the line names, with its segment, or empty
     */
    record Logged(SourceLine place, Log log, int domain, String device, Printed printed) implements Fact {

        /** The same of a domain that other lines tell. */
        public Logged inDomain(int known) {
            return new Logged(place, log, known, device, printed);
        }
    }

    /** Which driver speaks of a device, by the name that the kernel has for it. */
    record DriverSeen(SourceLine place, String device, String driver) implements Fact {}
}
