package org.pirqscope.machine.guest;

import org.pirqscope.machine.call.Tape;

/** The hypercalls that the guest kernel makes for itself. */
public interface Hypercalls {

    /** PHYSDEVOP_get_free_pirq. {@code device} is only remembered for people. */
    int getFreePirq(short[] s, int device, Tape tape);

    /** Whether an answer of {@link #getFreePirq} is an error code, not a number that was stored unchecked. */
    boolean freePirqFailed(int answer);

    /** EVTCHNOP_bind_pirq. */
    int evtchnBindPirq(short[] s, int pirq, Tape tape);

    /** EVTCHNOP_bind_vcpu. */
    int evtchnBindVcpu(short[] s, int port, int vcpu, Tape tape);

    /** EVTCHNOP_unmask. */
    int evtchnUnmask(short[] s, int port, Tape tape);

    /** EVTCHNOP_close. */
    int evtchnClose(short[] s, int port, Tape tape);

    /** PHYSDEVOP_map_pirq for a GSI. */
    int mapGsi(short[] s, int gsi, Tape tape);

    /** PHYSDEVOP_eoi. */
    int eoi(int pirq, Tape tape);

    /** PHYSDEVOP_irq_status_query. */
    int irqStatusQuery(short[] s, int pirq, Tape tape);
}
