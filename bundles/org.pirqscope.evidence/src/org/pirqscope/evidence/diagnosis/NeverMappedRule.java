package org.pirqscope.evidence.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.LinuxIrq;
import org.pirqscope.evidence.fact.PirqEvent.Reused;
import org.pirqscope.evidence.fact.PirqEvent.Vector;
import org.pirqscope.evidence.fact.What;

/**
 * With a guest's log and QEMU's: numbers that the guest has an irq for and QEMU never asked for. QEMU maps only what
 * was
 * written into the table since the last time (hw/xen/xen_pt_msi.c, xen_pt_msix_update).
 */
final class NeverMappedRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        List<Diagnosis> found = new ArrayList<>();
        Set<String> devices = new TreeSet<>();
        seen.events()
                .filter(event -> event.party() == Party.QEMU && event.detail() instanceof Vector)
                .forEach(event -> devices.add(event.device()));
        devices.remove("");
        for (String device : devices) {
            found.addAll(of(device, seen));
        }
        return found;
    }

    private static List<Diagnosis> of(String device, Observations seen) {
        List<PirqEvent> asked = new ArrayList<>();
        List<PirqEvent> bound = new ArrayList<>();
        Set<PirqEvent> reused = new HashSet<>();
        boolean reuse = false;
        for (PirqEvent event :
                seen.events().filter(e -> e.device().equals(device)).toList()) {
            if (event.party() == Party.QEMU && event.what() == What.REQUEST) {
                asked.add(event);
            } else if (event.party() == Party.GUEST && event.what() == What.REQUEST) {
                reuse = event.detail() instanceof Reused;
            } else if (event.party() == Party.GUEST
                    && event.what() == What.BIND
                    && event.detail() instanceof LinuxIrq) {
                bound.add(event);
                if (reuse) {
                    reused.add(event);
                }
                reuse = false;
            }
        }
        // a log that begins later or lost its end tells nothing about what it lacks
        if (asked.isEmpty() || bound.isEmpty() || files(bound) > 1 || files(asked) > 1) {
            return List.of();
        }
        return left(device, asked, bound, reused);
    }

    private static long files(List<PirqEvent> events) {
        return events.stream().map(event -> event.place().file()).distinct().count();
    }

    // each request belongs to a binding of its number; a re-used one is left over first
    private static List<Diagnosis> left(
            String device, List<PirqEvent> asked, List<PirqEvent> bound, Set<PirqEvent> reused) {
        List<PirqEvent> open = new ArrayList<>(bound);
        for (PirqEvent request : asked) {
            PirqEvent match = first(open, request.pirq(), reused, false);
            open.remove(match == null ? first(open, request.pirq(), reused, true) : match);
        }
        List<Diagnosis> found = new ArrayList<>();
        for (PirqEvent event : open) {
            boolean stale = reused.contains(event);
            int irq = ((LinuxIrq) event.detail()).irq();
            found.add(new Diagnosis(
                    new Claim.NeverMapped(device, event.pirq(), irq, stale),
                    stale ? Certainty.CERTAIN : Certainty.POSSIBLE,
                    List.of(event.place()),
                    false));
        }
        return found;
    }

    private static PirqEvent first(List<PirqEvent> open, int pirq, Set<PirqEvent> reused, boolean stale) {
        return open.stream()
                .filter(event -> event.pirq() == pirq && reused.contains(event) == stale)
                .findFirst()
                .orElse(null);
    }
}
