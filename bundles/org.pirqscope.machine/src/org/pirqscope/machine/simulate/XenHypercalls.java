package org.pirqscope.machine.simulate;

import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.guest.Hypercalls;
import org.pirqscope.machine.xen.GsiPirqs;
import org.pirqscope.machine.xen.Xen;

/** The guest kernel's own hypercalls as Xen answers them. */
record XenHypercalls(Xen xen, GsiPirqs gsis) implements Hypercalls {
    @Override
    public int getFreePirq(short[] s, int device, Tape tape) {
        return xen.getFreePirq(s, device, tape);
    }

    @Override
    public boolean freePirqFailed(int answer) {
        return xen.freePirqFailed(answer);
    }

    @Override
    public int evtchnBindPirq(short[] s, int pirq, Tape tape) {
        return xen.evtchnBindPirq(s, pirq, tape);
    }

    @Override
    public int evtchnBindVcpu(short[] s, int port, int vcpu, Tape tape) {
        return xen.evtchnBindVcpu(s, port, vcpu, tape);
    }

    @Override
    public int evtchnUnmask(short[] s, int port, Tape tape) {
        return xen.evtchnUnmask(s, port, tape);
    }

    @Override
    public int evtchnClose(short[] s, int port, Tape tape) {
        return xen.evtchnClose(s, port, tape);
    }

    @Override
    public int mapGsi(short[] s, int gsi, Tape tape) {
        return gsis.mapGsi(s, gsi, tape);
    }

    @Override
    public int eoi(int pirq, Tape tape) {
        return xen.eoi(pirq, tape);
    }

    @Override
    public int irqStatusQuery(short[] s, int pirq, Tape tape) {
        return xen.irqStatusQuery(s, pirq, tape);
    }
}
