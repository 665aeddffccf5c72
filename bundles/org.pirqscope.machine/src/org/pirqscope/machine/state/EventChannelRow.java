package org.pirqscope.machine.state;

/**
 * A bound port.
 *
 * @param pirq what the port names in Xen
 * @param pirqEvtchn what that pirq's evtchn says now; another number means that the port is stale
 * @param guestIrq evtchn_to_irq[port], 0 for none
 */
public record EventChannelRow(int port, int pirq, int pirqEvtchn, int guestIrq) {}
