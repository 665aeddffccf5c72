package org.pirqscope.evidence.diagnosis;

import java.util.Comparator;
import java.util.List;

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
            new AnsweredZeroRule(),
            new PoolRule(),
            new VersionRule(),
            new AssignRule(),
            new OtherCauseRule());

    private Diagnoses() {}

    /** What all rules find, the surest first. */
    public static List<Diagnosis> of(Observations seen) {
        return RULES.stream()
                .flatMap(rule -> rule.judge(seen).stream())
                .sorted(Comparator.comparing(Diagnosis::certainty))
                .toList();
    }
}
