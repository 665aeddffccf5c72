package org.pirqscope.evidence.check;

import org.pirqscope.evidence.fact.LineField;

/**
 * The condition of the simulated stack that lets no run log an observed line.
 *
 * @param kind which condition
 * @param field of which value of the line, {@link LineField#PIRQ} where the line has none that matters
 * @param observed the value that the observed line would need
 * @param model the value that the run has there
 */
public record Guard(Kind kind, LineField field, int observed, int model) {

    /** The conditions that have a name; a value stands for {@link #observed} and {@link #model}. */
    public enum Kind {
        /** No build of this version prints the line. */
        NOT_PRINTED,
        /** The kernel does not read the device's old message: the column {@code reuse} is {@code never}. */
        NO_REUSE,
        /** {@code __pci_read_msi_msg} decodes another pirq. */
        OLD_MESSAGE,
        /** {@code xen_irq_from_pirq} finds no irq_info with the pirq. */
        NO_IRQ_INFO,
        /** The old message's pirq has an irq: it is re-used, nothing is allocated. */
        REUSED,
        /** PHYSDEVOP_get_free_pirq gives the highest free number. */
        HIGHEST_FREE,
        /** msi_msix_setup asks for the number in the guest's message. */
        GUEST_MESSAGE,
        /** {@code updated} is not set: nothing was written to the entry since its last map. */
        NOT_UPDATED,
        /** QEMU holds no such pirq. */
        NOT_HELD,
        /** {@code pirq.evtchn} is 0: EVTCHNOP_bind_pirq answers with a port. */
        PORT_FREE,
        /** The line is printed with another value. */
        OTHER_VALUE,
        /** Another line comes first. */
        OTHER_LINE,
        /** Every driver has ended: no line follows. */
        ENDED
    }
}
