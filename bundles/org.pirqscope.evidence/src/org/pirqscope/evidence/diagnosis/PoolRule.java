package org.pirqscope.evidence.diagnosis;

import java.util.List;
import org.pirqscope.evidence.fact.SymptomKind;

/** "no free pirq", or a trace in which the guest is given none. */
final class PoolRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        return seen.symptoms(SymptomKind.POOL_EMPTY).stream()
                .limit(1)
                .map(symptom -> new Diagnosis(
                        new Claim.PoolEmpty(
                                symptom.domain(),
                                seen.stack().pirqsOf(symptom.domain()).orElse(-1)),
                        Certainty.CERTAIN,
                        List.of(symptom.place()),
                        false))
                .toList();
    }
}
