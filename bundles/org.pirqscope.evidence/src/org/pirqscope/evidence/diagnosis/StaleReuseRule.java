package org.pirqscope.evidence.diagnosis;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.evidence.fact.What;

/**
 * "xen: msi already bound to pirq": only the lines that c74fd80f2f41 removed print it (arch/x86/pci/xen.c,
 * xen_hvm_setup_msi_irqs).
 */
final class StaleReuseRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        return seen.symptoms(SymptomKind.STALE_REUSE).stream()
                .map(reuse -> diagnosis(reuse, seen))
                .toList();
    }

    private static Diagnosis diagnosis(Fact.Symptom reuse, Observations seen) {
        List<SourceLine> lines = new ArrayList<>();
        lines.add(reuse.place());
        PirqEvent unmap = null;
        PirqEvent owner = null;
        for (PirqEvent event : seen.events().toList()) {
            boolean number = event.pirq() == reuse.number() && event.party() == Party.QEMU;
            boolean own = event.device().equals(reuse.device());
            if (number && own && event.what() == What.UNMAP && unmap == null) {
                unmap = event;
            } else if (number && !own && unmap != null && event.what() == What.REQUEST) {
                owner = owner == null && !event.device().isEmpty() ? event : owner;
            }
        }
        PirqEvent guest = guestOwner(reuse, seen);
        String newOwner = guest != null ? guest.device() : owner != null ? owner.device() : "";
        if (unmap != null) {
            lines.add(unmap.place());
        }
        if (guest != null) {
            lines.add(guest.place());
        }
        if (owner != null && owner.device().equals(newOwner)) {
            lines.add(owner.place());
        }
        return new Diagnosis(
                new Claim.StaleReuse(reuse.device(), reuse.number(), unmap != null, newOwner),
                newOwner.isEmpty() ? Certainty.LIKELY : Certainty.CERTAIN,
                lines,
                false);
    }

    // the last other device of the same log that was given the number before
    private static PirqEvent guestOwner(Fact.Symptom reuse, Observations seen) {
        return seen.events()
                .filter(event -> event.place().file() == reuse.place().file()
                        && event.place().line() < reuse.place().line()
                        && event.domain() == UNKNOWN
                        && event.pirq() == reuse.number()
                        && (event.what() == What.REQUEST || event.what() == What.BIND)
                        && !event.device().isEmpty()
                        && !event.device().equals(reuse.device()))
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
