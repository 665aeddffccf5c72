package org.pirqscope.cli.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pirqscope.cli.input.ResultFile;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.scenario.Agreement;
import org.pirqscope.evidence.scenario.EvidenceScenario;
import org.pirqscope.machine.scenario.ScenarioWriter;

/** Writes the scenario that logs tell, with what they do not tell as comments above it. */
public final class ScenarioOfEvidence {

    private ScenarioOfEvidence() {}

    /** Writes it where the options say. @throws Refusal if the logs name no device of a guest */
    public static void write(Observations seen, Arguments given, Terminal terminal) {
        EvidenceScenario made = EvidenceScenario.of(events(seen), seen.devices(), seen.stack())
                .orElseThrow(() -> new Refusal(
                        "evidence: no log names a device of a guest with a pirq; expected QEMU's log or a guest's "
                                + "dmesg "
                                + "with dyndbg"));
        String unknown = made.unknown().stream()
                .map(sentence -> "# unknown: " + sentence + "\n")
                .collect(Collectors.joining());
        String text = unknown + ScenarioWriter.write(made.scenario());
        given.file("-o")
                .ifPresentOrElse(
                        name -> new ResultFile(name, given.flag("--force")).write(text),
                        () -> terminal.out().line(text.stripTrailing()));
    }

    /** Whether a run of it logs what was observed; empty where the logs name no device of a guest. */
    public static Optional<Agreement> check(Observations seen) {
        return EvidenceScenario.of(events(seen), seen.devices(), seen.stack())
                .map(made -> Agreement.of(events(seen), made.scenario()));
    }

    private static List<PirqEvent> events(Observations seen) {
        return seen.facts().stream()
                .filter(PirqEvent.class::isInstance)
                .map(PirqEvent.class::cast)
                .toList();
    }
}
