package org.pirqscope.evidence.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.SymptomKind;

/** What is not this bug: a device that is gone, a kernel without Xen below it. */
final class OtherCauseRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        List<Diagnosis> found = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        for (Fact.Symptom symptom : seen.symptoms(SymptomKind.ALL_ONES)) {
            if (gone.add(symptom.device())) {
                found.add(Diagnosis.certain(new Claim.DeviceGone(symptom.device()), symptom.place()));
            }
        }
        boolean xen = !seen.symptoms(SymptomKind.HVM_GUEST).isEmpty()
                || seen.stack().xen().isPresent();
        for (SymptomKind kind : List.of(SymptomKind.BARE_METAL, SymptomKind.OTHER_HYPERVISOR)) {
            seen.symptoms(kind).stream()
                    .limit(xen ? 0 : 1)
                    .map(symptom -> Diagnosis.certain(new Claim.NoXen(symptom.text()), symptom.place()))
                    .forEach(found::add);
        }
        return found;
    }
}
