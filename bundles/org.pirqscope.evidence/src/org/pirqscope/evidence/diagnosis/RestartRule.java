package org.pirqscope.evidence.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.evidence.fact.What;

/** Numbers that a domain left mapped when it ended: the device model starts anew above them, or key Q's list grows. */
final class RestartRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        List<Diagnosis> found = new ArrayList<>(growing(seen));
        Map<String, Map<Integer, SourceLine>> mapped = new HashMap<>();
        for (Fact fact : seen.facts()) {
            if (fact instanceof PirqEvent event
                    && event.party() == Party.QEMU
                    && !event.device().isEmpty()) {
                Map<Integer, SourceLine> held = mapped.computeIfAbsent(key(event), key -> new HashMap<>());
                if (event.what() == What.UPDATE) {
                    held.put(event.pirq(), event.place());
                } else if (event.what() == What.UNMAP) {
                    held.remove(event.pirq());
                }
            } else if (fact instanceof Fact.Symptom symptom && symptom.kind() == SymptomKind.DEVICE_MODEL_STARTED) {
                restart(symptom, mapped).ifPresent(found::add);
            }
        }
        return found;
    }

    private static String key(PirqEvent event) {
        return event.place().file() + " " + event.device();
    }

    private static Optional<Diagnosis> restart(Fact.Symptom started, Map<String, Map<Integer, SourceLine>> mapped) {
        Map<Integer, SourceLine> held = mapped.remove(started.place().file() + " " + started.device());
        if (held == null || held.isEmpty()) {
            return Optional.empty();
        }
        List<SourceLine> lines = new ArrayList<>(held.values());
        lines.add(started.place());
        return Optional.of(
                new Diagnosis(new Claim.RestartLeak(started.device(), held.size()), Certainty.POSSIBLE, lines, false));
    }

    // the same device in a later dump with all its irqs and more
    private static List<Diagnosis> growing(Observations seen) {
        List<Diagnosis> found = new ArrayList<>();
        Map<String, Fact.OwnerRow> last = new HashMap<>();
        Set<String> reported = new HashSet<>();
        for (Fact fact : seen.facts()) {
            if (fact instanceof Fact.OwnerRow row
                    && !row.bdf().isEmpty()
                    && !row.xenIrqs().isEmpty()) {
                Fact.OwnerRow before = last.put(row.bdf(), row);
                boolean more = before != null
                        && before.domain() != row.domain()
                        && row.xenIrqs().size() > before.xenIrqs().size()
                        && row.xenIrqs().containsAll(before.xenIrqs());
                if (more && reported.add(row.bdf())) {
                    found.add(new Diagnosis(
                            new Claim.GrowingList(
                                    row.bdf(),
                                    before.xenIrqs().size(),
                                    row.xenIrqs().size()),
                            Certainty.LIKELY,
                            List.of(before.place(), row.place()),
                            false));
                }
            }
        }
        return found;
    }
}
