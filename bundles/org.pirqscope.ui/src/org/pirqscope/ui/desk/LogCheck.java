package org.pirqscope.ui.desk;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.pirqscope.evidence.check.EvidenceCheck;
import org.pirqscope.evidence.check.LogsBesideRun;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.life.StackFacts;
import org.pirqscope.evidence.scenario.EvidenceScenario;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.scenario.Scenario;

/** Whether a run of the simulated stack logs what was read, and which of its steps each line is. */
public record LogCheck(EvidenceCheck found, LogsBesideRun beside) {

    private static final long MILLIS = 60_000;

    /**
     * Searches; takes up to a minute.
     *
     * @param chosen versions that the user knows better than the logs
     * @param excerpt whether any line may be missing from the logs
     */
    public static LogCheck of(Observations seen, ChosenVersions chosen, boolean excerpt, BooleanSupplier cancelled) {
        StackFacts stack = seen.stack().with(chosen.linux(), chosen.qemu(), chosen.xen());
        Optional<Scenario> told = EvidenceScenario.of(
                        seen.facts().stream()
                                .filter(PirqEvent.class::isInstance)
                                .map(PirqEvent.class::cast)
                                .toList(),
                        seen.devices(),
                        stack)
                .map(made -> made.with(chosen::apply).scenario());
        Limits limits = new Limits(Limits.ofHeap().bytes(), MILLIS, cancelled);
        EvidenceCheck found = EvidenceCheck.of(seen.facts(), seen.devices(), told, stack, excerpt, limits);
        return new LogCheck(found, LogsBesideRun.of(found, seen.facts(), stack, excerpt));
    }
}
