package org.pirqscope.evidence.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.fact.SymptomKind;

/**
 * "completion polled": the drive had answered and no interrupt had told of it (drivers/nvme/host/pci.c,
 * nvme_timeout).
 */
final class LostInterruptRule implements EvidenceRule {

    private static final int MOST_LINES = 8;

    @Override
    public List<Diagnosis> judge(Observations seen) {
        Map<String, List<Fact.Symptom>> byDevice = new LinkedHashMap<>();
        Stream.concat(
                        seen.symptoms(SymptomKind.COMPLETION_POLLED).stream(),
                        seen.symptoms(SymptomKind.COMMAND_TIMEOUT).stream())
                .forEach(symptom -> byDevice.computeIfAbsent(symptom.device(), key -> new ArrayList<>())
                        .add(symptom));
        List<Diagnosis> found = new ArrayList<>();
        byDevice.forEach((device, symptoms) -> found.add(diagnosis(device, symptoms)));
        return found;
    }

    private static Diagnosis diagnosis(String device, List<Fact.Symptom> symptoms) {
        boolean polled = symptoms.stream().anyMatch(symptom -> symptom.kind() == SymptomKind.COMPLETION_POLLED);
        List<SourceLine> lines =
                symptoms.stream().limit(MOST_LINES).map(Fact.Symptom::place).toList();
        int queues =
                (int) symptoms.stream().map(Fact.Symptom::number).distinct().count();
        return new Diagnosis(
                new Claim.LostInterrupts(device, symptoms.size(), queues),
                polled ? Certainty.CERTAIN : Certainty.POSSIBLE,
                lines,
                false);
    }
}
