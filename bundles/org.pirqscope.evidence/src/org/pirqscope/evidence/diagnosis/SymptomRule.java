package org.pirqscope.evidence.diagnosis;

import java.util.List;
import java.util.function.Function;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.SymptomKind;

/** Lines that say one thing for certain, each by itself. */
record SymptomRule(SymptomKind kind, Function<Fact.Symptom, Claim> claim) implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        return seen.symptoms(kind).stream()
                .map(symptom -> Diagnosis.certain(claim.apply(symptom), symptom.place()))
                .toList();
    }
}
