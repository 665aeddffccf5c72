package org.pirqscope.cli.verb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pirqscope.cli.input.ChoiceArguments;
import org.pirqscope.cli.input.ResultFile;
import org.pirqscope.cli.input.RunArguments;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.ChoiceException;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.machine.run.Run;
import picocli.CommandLine.Model.CommandSpec;

/** {@code diagram SCENARIO}: writes the sequence diagram of a run. */
public final class DiagramVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.word(
                0,
                "SCENARIO",
                "The name of a built-in scenario, a file, or the line after \"run:\" of an earlier run."));
        ChoiceArguments.describe(spec);
        spec.addOption(Option.text(
                "-o",
                "FILE",
                "Writes to this file; - is standard output, the default, which PNG and PDF are not written to."));
        spec.addOption(Option.flag(
                "--force",
                "Replaces the file if there is one; a symbolic link stays, and the file at its end is replaced."));
        VersionArguments.describe(spec);
        spec.addOption(Option.text(
                "--schedule", "NAME[*COUNT],...", "Who goes next instead of the scenario's schedule, as in run."));
        spec.usageMessage()
                .description("Writes the sequence diagram of a run: as text for a mail, or in another format.")
                .customSynopsis("pirqscope diagram SCENARIO [OPTION ...]")
                .footer(
                        "",
                        "By default the text shows what matters for the first failure, in at most 26 rows; other "
                                + "formats show the whole run.",
                        "",
                        "Examples: pirqscope diagram stale-pirq --preset reply",
                        "          pirqscope diagram stale-pirq --format svg --around stale -o stale.svg");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        Run run = Run.of(RunArguments.read(given));
        Choice choice = ChoiceArguments.read(given, run);
        if (given.file("-o").isEmpty() && !choice.format().readable()) {
            throw new Refusal("diagram: a " + choice.format().label() + " needs a file: -o NAME."
                    + choice.format().extension());
        }
        try {
            write(Export.of(run, choice), given, terminal);
        } catch (ChoiceException impossible) {
            throw new Refusal("diagram: " + impossible.getMessage());
        }
        return ExitCode.OK;
    }

    private static void write(Export export, Arguments given, Terminal terminal) {
        export.warnings().forEach(terminal::note);
        given.file("-o").flatMap(export.nameEnd()::remark).ifPresent(terminal::note);
        given.file("-o")
                .ifPresentOrElse(
                        name -> new ResultFile(name, given.flag("--force")).write(export::write),
                        () -> terminal.out().line(text(export).stripTrailing()));
    }

    private static String text(Export export) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            export.write(out);
        } catch (IOException failed) {
            throw new Refusal("diagram: " + failed.getMessage());
        }
        return out.toString(StandardCharsets.US_ASCII);
    }
}
