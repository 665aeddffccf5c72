package org.pirqscope.evidence.diagnosis;

import java.util.List;
import org.pirqscope.evidence.fact.SymptomKind;

/** "assign ... failed": the domain never had the device. */
final class AssignRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        return seen.symptoms(SymptomKind.ASSIGN_FAILED).stream()
                .map(symptom -> new Diagnosis(
                        new Claim.AssignFailed(symptom.device(), symptom.domain(), symptom.number()),
                        Certainty.CERTAIN,
                        List.of(symptom.place()),
                        false))
                .toList();
    }
}
