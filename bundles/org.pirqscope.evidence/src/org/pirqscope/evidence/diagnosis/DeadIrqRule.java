package org.pirqscope.evidence.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.Failed;
import org.pirqscope.evidence.fact.PirqEvent.Gsi;
import org.pirqscope.evidence.fact.PirqEvent.LinuxIrq;
import org.pirqscope.evidence.fact.What;

/** "Failed to obtain physical IRQ", and binds that a trace or Xen shows to fail. */
final class DeadIrqRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        List<Diagnosis> found = new ArrayList<>();
        for (PirqEvent event :
                seen.events().filter(e -> e.what() == What.BIND_FAILED).toList()) {
            if (event.party() == Party.GUEST && event.detail() instanceof LinuxIrq irq && isGsi(irq.irq(), seen)) {
                int pirq = pirqs(irq.irq(), seen).findFirst().orElse(event.pirq());
                found.add(Diagnosis.certain(
                        new Claim.DeadGsi(irq.irq(), pirq, others(irq.irq(), pirq, seen)), event.place()));
            } else if (event.party() == Party.GUEST && event.detail() instanceof LinuxIrq irq) {
                found.add(Diagnosis.certain(
                        new Claim.DeadIrq(device(event, irq.irq(), seen), event.pirq(), irq.irq(), 0), event.place()));
            } else if (event.party() != Party.QEMU && event.detail() instanceof Failed failed) {
                found.add(Diagnosis.certain(
                        new Claim.BindFailed(event.domain(), event.pirq(), failed.error()), event.place()));
            }
        }
        return found;
    }

    private static Stream<PirqEvent> gsis(Observations seen) {
        return seen.events().filter(event -> event.detail() instanceof Gsi);
    }

    private static boolean isGsi(int irq, Observations seen) {
        return pirqs(irq, seen).findAny().isPresent();
    }

    /** The pirqs that the guest got for a GSI. */
    private static Stream<Integer> pirqs(int gsi, Observations seen) {
        return gsis(seen).filter(event -> ((Gsi) event.detail()).irq() == gsi).map(PirqEvent::pirq);
    }

    private static List<Integer> others(int gsi, int pirq, Observations seen) {
        return gsis(seen)
                .filter(event -> event.pirq() == pirq)
                .map(event -> ((Gsi) event.detail()).irq())
                .filter(other -> other != gsi)
                .distinct()
                .toList();
    }

    private static String device(PirqEvent failed, int irq, Observations seen) {
        return seen.events()
                .filter(event -> event.place().file() == failed.place().file()
                        && event.place().line() < failed.place().line()
                        && event.detail() instanceof LinuxIrq bound
                        && bound.irq() == irq)
                .reduce((first, second) -> second)
                .map(PirqEvent::device)
                .orElse("");
    }
}
