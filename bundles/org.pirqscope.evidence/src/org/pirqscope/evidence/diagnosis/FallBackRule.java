package org.pirqscope.evidence.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.fact.SymptomKind;

/** MSI-X refused, then MSI, then the interrupt pin. */
final class FallBackRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        Map<String, List<Fact.Symptom>> failures = new LinkedHashMap<>();
        for (SymptomKind kind : List.of(
                SymptomKind.MSIX_FAILED,
                SymptomKind.SETUP_FAILED,
                SymptomKind.MSI_FAILED,
                SymptomKind.LEGACY_INTERRUPT)) {
            seen.symptoms(kind)
                    .forEach(symptom -> failures.computeIfAbsent(symptom.device(), key -> new ArrayList<>())
                            .add(symptom));
        }
        List<Diagnosis> found = new ArrayList<>();
        failures.forEach((device, symptoms) -> found.add(diagnosis(device, symptoms)));
        return found;
    }

    private static Diagnosis diagnosis(String device, List<Fact.Symptom> symptoms) {
        int error = symptoms.stream()
                .mapToInt(Fact.Symptom::number)
                .filter(number -> number < 0)
                .findFirst()
                .orElse(0);
        boolean pin = symptoms.stream()
                .anyMatch(symptom ->
                        symptom.kind() == SymptomKind.LEGACY_INTERRUPT || symptom.kind() == SymptomKind.MSI_FAILED);
        List<SourceLine> lines =
                symptoms.stream().map(Fact.Symptom::place).distinct().sorted().toList();
        return new Diagnosis(new Claim.FellBack(device, error, pin), Certainty.CERTAIN, lines, false);
    }
}
