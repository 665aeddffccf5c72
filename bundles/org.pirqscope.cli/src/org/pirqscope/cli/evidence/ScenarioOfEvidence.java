package org.pirqscope.cli.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pirqscope.cli.input.ResultFile;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.evidence.check.EvidenceCheck;
import org.pirqscope.evidence.check.LogsBesideRun;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.life.StackFacts;
import org.pirqscope.evidence.scenario.EvidenceScenario;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.ScenarioWriter;

/** The scenario that logs tell, with the versions that the user knows better; and whether its runs log the same. */
public final class ScenarioOfEvidence {

    private static final int SECONDS = 60;

    private ScenarioOfEvidence() {}

    /** Writes it where the options say. @throws Refusal if the logs name no device of a guest */
    public static void write(Observations seen, Arguments given, Terminal terminal) {
        EvidenceScenario made = made(seen, given)
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

    /** Whether a run of it logs what was observed. */
    public static EvidenceCheck check(Observations seen, Arguments given) {
        // what is typed is refused though no log names a device to try it with
        VersionArguments.apply(given, BuiltIn.named("one-controller").versions());
        Limits heap = Limits.ofHeap();
        Limits limits = new Limits(
                heap.bytes(),
                1000L * given.number("--seconds", 1, 1_000_000, SECONDS),
                () -> Thread.currentThread().isInterrupted());
        return EvidenceCheck.of(
                seen.facts(),
                seen.devices(),
                made(seen, given).map(EvidenceScenario::scenario),
                stack(seen, given),
                given.flag("--excerpt"),
                limits);
    }

    /** What it has found, line by line, beside the run. */
    public static LogsBesideRun beside(EvidenceCheck found, Observations seen, Arguments given) {
        return LogsBesideRun.of(found, seen.facts(), stack(seen, given), given.flag("--excerpt"));
    }

    private static Optional<EvidenceScenario> made(Observations seen, Arguments given) {
        return EvidenceScenario.of(events(seen), seen.devices(), stack(seen, given))
                .map(made -> made.with(versions -> VersionArguments.apply(given, versions)));
    }

    private static StackFacts stack(Observations seen, Arguments given) {
        return seen.stack().with(given.text("--linux"), given.text("--qemu"), given.text("--xen"));
    }

    private static List<PirqEvent> events(Observations seen) {
        return seen.facts().stream()
                .filter(PirqEvent.class::isInstance)
                .map(PirqEvent.class::cast)
                .toList();
    }
}
