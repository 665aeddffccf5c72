package org.pirqscope.machine.state;

/**
 * A Xen irq in use, or a slot of {@code irq_pirq} that is not 0.
 *
 * @param pirq irq_pirq[irq], negative after a forced unbind
 * @param owner device and entry, empty for none
 * @param leaked in use, but no pirq names it (map_domain_pirq answered 0 for an already mapped pirq)
 */
public record XenIrqRow(
        int irq, boolean used, int pirq, String owner, boolean guestBound, boolean masked, boolean leaked) {}
