package org.pirqscope.evidence.diagnosis;

import java.util.List;
import org.pirqscope.evidence.fact.SymptomKind;

/** "already mapped": map_domain_pirq answers 0 although nothing was mapped (xen/arch/x86/irq.c). */
final class AnsweredZeroRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        return seen.symptoms(SymptomKind.ALREADY_MAPPED).stream()
                .map(symptom -> new Diagnosis(
                        new Claim.AnsweredZero(symptom.domain(), symptom.number()),
                        Certainty.CERTAIN,
                        List.of(symptom.place()),
                        false))
                .toList();
    }
}
