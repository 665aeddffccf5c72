package org.pirqscope.evidence.diagnosis;

import java.util.Comparator;
import java.util.List;
import org.pirqscope.evidence.fact.SymptomKind;

/** All rules. */
public final class Diagnoses {

    private static final List<EvidenceRule> RULES = List.of(
            new StaleReuseRule(),
            new AskedAgainRule(),
            new TwoOwnersRule(),
            new NeverMappedRule(),
            new DeadIrqRule(),
            new PoisonedPortRule(),
            new LostInterruptRule(),
            new RestartRule(),
            new MapRefusedRule(),
            new FallBackRule(),
            new MaskRule(),
            new DeliveryRule(),
            // "already mapped": map_domain_pirq answers 0 although nothing was mapped (xen/arch/x86/irq.c)
            new SymptomRule(
                    SymptomKind.ALREADY_MAPPED, symptom -> new Claim.AnsweredZero(symptom.domain(), symptom.number())),
            Diagnoses::poolEmpty,
            new VersionRule(),
            // "assign ... failed": the domain never had the device
            new SymptomRule(
                    SymptomKind.ASSIGN_FAILED,
                    symptom -> new Claim.AssignFailed(symptom.device(), symptom.domain(), symptom.number())),
            new OtherCauseRule());

    private Diagnoses() {}

    // "no free pirq", or a trace in which the guest is given none
    private static List<Diagnosis> poolEmpty(Observations seen) {
        return seen.symptoms(SymptomKind.POOL_EMPTY).stream()
                .limit(1)
                .map(symptom -> Diagnosis.certain(
                        new Claim.PoolEmpty(
                                symptom.domain(),
                                seen.stack().pirqsOf(symptom.domain()).orElse(-1)),
                        symptom.place()))
                .toList();
    }

    /** What all rules find, the surest first. */
    public static List<Diagnosis> of(Observations seen) {
        return RULES.stream()
                .flatMap(rule -> rule.judge(seen).stream())
                .sorted(Comparator.comparing(Diagnosis::certainty))
                .toList();
    }
}
