package org.pirqscope.evidence.diagnosis;

import java.util.List;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.EventPort;
import org.pirqscope.evidence.fact.PirqEvent.Vector;
import org.pirqscope.evidence.fact.What;

/** Key e: a port in state 4 whose pirq has no Xen irq (p=55 i=0, or i=-1 where the number is only allocated). */
final class PoisonedPortRule implements EvidenceRule {

    /** Up to here a guest's numbers are emulated GSIs, which have no Xen irq. */
    private static final int LAST_EMULATED = 23;

    @Override
    public List<Diagnosis> judge(Observations seen) {
        int first = seen.stack().nrIrqsGsi().orElse(LAST_EMULATED + 1);
        return seen.events()
                .filter(event -> event.party() == Party.XEN
                        && event.what() == What.BIND
                        && event.domain() > 0
                        && event.pirq() >= first
                        && event.detail() instanceof EventPort port
                        && port.unmapped())
                .map(event -> new Diagnosis(
                        new Claim.PoisonedPort(event.domain(), event.pirq(), ((EventPort) event.detail()).port()),
                        msi(event, seen) ? Certainty.CERTAIN : Certainty.POSSIBLE,
                        List.of(event.place()),
                        false))
                .toList();
    }

    // an emulated GSI has no Xen irq either, and may have got a number above those of the host
    private static boolean msi(PirqEvent port, Observations seen) {
        return seen.lives().of(port.domain(), port.pirq()).stream()
                .flatMap(life -> life.events().stream())
                .anyMatch(event -> event.party() == Party.QEMU && event.detail() instanceof Vector);
    }
}
