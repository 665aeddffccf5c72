package org.pirqscope.evidence.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.Vector;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.evidence.fact.What;

/** Vectors where pirqs were meant, and pirq messages where vectors were meant. */
final class DeliveryRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        List<Diagnosis> found = new ArrayList<>();
        for (Fact.Symptom symptom : seen.symptoms(SymptomKind.UNSUPPORTED_DELIVERY)) {
            found.add(new Diagnosis(
                    new Claim.PirqMessageOnVectorPath(symptom.domain(), symptom.number()),
                    symptom.number() == 3 || symptom.number() == 7 ? Certainty.CERTAIN : Certainty.POSSIBLE,
                    List.of(symptom.place()),
                    false));
        }
        Set<String> told = new HashSet<>();
        for (PirqEvent event : seen.events().toList()) {
            boolean vector = event.party() == Party.QEMU
                    && event.what() == What.UPDATE
                    && event.detail() instanceof Vector bound
                    && bound.gvec() > 0;
            if (vector && told.add(event.device())) {
                int gvec = ((Vector) event.detail()).gvec();
                found.add(Diagnosis.certain(new Claim.Vectors(event.device(), event.pirq(), gvec), event.place()));
            }
        }
        return found;
    }
}
