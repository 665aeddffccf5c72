package org.pirqscope.machine.state;

import org.pirqscope.machine.message.MsiMessage;

/**
 * A Linux msi_desc.
 *
 * @param irq 0 before xen_bind_pirq_msi_to_irq
 * @param message the cached message, zero before the write
 */
public record DescriptorRow(int entry, boolean msix, int irq, MsiMessage message) {}
