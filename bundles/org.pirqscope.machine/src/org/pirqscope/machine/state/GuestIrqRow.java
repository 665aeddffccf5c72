package org.pirqscope.machine.state;

/**
 * A Linux irq with its irq_info.
 *
 * @param pirq u.pirq.pirq, 0 for an irq of the vector path
 * @param evtchn 0 for none
 * @param owner device and entry of its msi_desc
 * @param device index of that device, -1 for none
 * @param requested whether request_irq has installed a handler
 */
public record GuestIrqRow(int irq, int pirq, int evtchn, String owner, int device, int entry, boolean requested) {}
