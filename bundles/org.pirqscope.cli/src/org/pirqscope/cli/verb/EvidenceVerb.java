package org.pirqscope.cli.verb;

import java.util.List;
import java.util.Optional;
import org.pirqscope.cli.evidence.BesideText;
import org.pirqscope.cli.evidence.EvidenceFiles;
import org.pirqscope.cli.evidence.EvidenceJson;
import org.pirqscope.cli.evidence.EvidenceText;
import org.pirqscope.cli.evidence.GanttOfEvidence;
import org.pirqscope.cli.evidence.LinesOfEvidence;
import org.pirqscope.cli.evidence.LiveReading;
import org.pirqscope.cli.evidence.ScenarioOfEvidence;
import org.pirqscope.cli.evidence.TimelineOfEvidence;
import org.pirqscope.cli.input.UnusedOptions;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.evidence.check.EvidenceCheck;
import org.pirqscope.evidence.check.LogsBesideRun;
import org.pirqscope.evidence.diagnosis.Diagnoses;
import org.pirqscope.evidence.diagnosis.Diagnosis;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.read.EvidenceException;
import org.pirqscope.evidence.read.EvidenceReader;
import picocli.CommandLine.Model.CommandSpec;

/** {@code evidence FILE...}: what logs tell of the pirqs. */
public final class EvidenceVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.words("FILE", "Logs, mails, folders of them; - is standard input."));
        spec.addOption(Option.flag("--not-understood", "Also prints the lines that were not understood."));
        LinesOfEvidence.describe(spec);
        spec.addOption(Option.flag(
                "--scenario",
                "Writes a scenario instead: versions, pool, devices, order, and what is unknown of " + "them."));
        TimelineOfEvidence.describe(spec);
        GanttOfEvidence.describe(spec);
        spec.addOption(Option.text(
                "-o", "FILE", "With --scenario, --timeline and --gantt: writes into this file; - is standard output."));
        spec.addOption(Option.flag("--force", "Replaces the file if there is one."));
        spec.addOption(Option.flag(
                "--check", "Also says whether a run of the simulated stack logs the same, each layer in its order."));
        spec.addOption(Option.flag(
                "--beside", "With --check: logs and run side by side, each line with the step that logs it."));
        spec.addOption(Option.flag("--excerpt", "With --check: any line may be missing from the logs."));
        spec.addOption(Option.text("--seconds", "N", "With --check: time limit of the search (default 60)."));
        VersionArguments.describe(spec);
        spec.addOption(Option.json("Prints one JSON object."));
        spec.usageMessage()
                .description("Reads logs of a guest, QEMU, Xen and dom0, and says what became of every pirq.")
                .customSynopsis(
                        "pirqscope evidence FILE... [--lines | --scenario | --timeline | --gantt] [-o FILE]",
                        "       [--not-understood] [--check] [--json]")
                .footer(EvidenceHelp.FOOTER);
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        UnusedOptions.refuseEvidence(given);
        Evidence evidence = read(given);
        evidence.notes().forEach(terminal::note);
        if (evidence.dropped() > 0) {
            terminal.note(evidence.dropped() + " facts beyond the first "
                    + evidence.facts().size() + " are counted as read and not kept");
        }
        if (given.flag("--lines")) {
            LinesOfEvidence.write(evidence, given, terminal);
            return ExitCode.OK;
        }
        Observations seen = Observations.of(evidence.facts());
        if (given.flag("--timeline")) {
            alone(given, "--timeline", List.of("--gantt", "--scenario", "--json", "--check", "--not-understood"));
            TimelineOfEvidence.write(evidence, seen, given, terminal);
            return ExitCode.OK;
        }
        if (given.flag("--gantt")) {
            alone(given, "--gantt", List.of("--scenario", "--json", "--check", "--not-understood"));
            GanttOfEvidence.write(evidence, seen, given, terminal);
            return ExitCode.OK;
        }
        TimelineOfEvidence.refuseWithout(given);
        if (given.flag("--scenario")) {
            ScenarioOfEvidence.write(seen, given, terminal);
            return ExitCode.OK;
        }
        List<Diagnosis> diagnoses = Diagnoses.of(seen);
        Optional<EvidenceCheck> check =
                given.flag("--check") ? Optional.of(ScenarioOfEvidence.check(seen, given)) : Optional.empty();
        Optional<LogsBesideRun> beside = check.filter(found -> given.flag("--beside"))
                .map(found -> ScenarioOfEvidence.beside(found, seen, given));
        if (given.flag("--json")) {
            terminal.out().line(EvidenceJson.of(evidence, seen, diagnoses, check, beside));
        } else {
            EvidenceText text = new EvidenceText(terminal.out(), evidence, seen, diagnoses);
            text.print(given.flag("--not-understood"));
            check.ifPresent(text::check);
            beside.ifPresent(lines -> new BesideText(lines, evidence.names()).print(terminal.out()));
        }
        return ExitCode.OK;
    }

    private static void alone(Arguments given, String option, List<String> others) {
        others.stream().filter(given::flag).findFirst().ifPresent(other -> {
            throw new Refusal("evidence: " + option + " and " + other + " exclude each other");
        });
    }

    private static Evidence read(Arguments given) {
        LiveReading progress = new LiveReading();
        try {
            return given.flag("--lines")
                    ? EvidenceReader.readLines(EvidenceFiles.of(given.words()), progress)
                    : EvidenceReader.read(EvidenceFiles.of(given.words()), progress);
        } catch (EvidenceException unreadable) {
            throw new Refusal(unreadable.getMessage());
        } finally {
            progress.clear();
        }
    }
}
