package org.pirqscope.cli.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.ChoiceException;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.bookmark.RunBookmarks;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say what of a run is drawn, how, and into which file. */
public final class ExportArguments {

    private ExportArguments() {}

    /** Adds them to a verb. */
    public static void describe(CommandSpec spec) {
        ChoiceArguments.describe(spec);
        spec.addOption(Option.text(
                "-o",
                "FILE",
                "Writes to this file; - is standard output, the default, which PNG and PDF are not written to."));
        spec.addOption(Option.flag(
                "--force",
                "Replaces the file if there is one; a symbolic link stays, and the file at its end is replaced."));
    }

    /**
     * Draws the run.
     *
     * @param bookmarks those of its file
     * @throws Refusal on options that do not go together, or a file that cannot be written
     */
    public static void write(Arguments given, Run run, RunBookmarks bookmarks, Terminal terminal) {
        Choice choice = ChoiceArguments.read(given, run, bookmarks);
        if (given.file("-o").isEmpty() && !choice.format().readable()) {
            throw new Refusal("diagram: a " + choice.format().label() + " needs a file: -o NAME."
                    + choice.format().extension());
        }
        try {
            write(Export.of(run, choice), given, terminal);
        } catch (ChoiceException impossible) {
            throw new Refusal("diagram: " + impossible.getMessage());
        }
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
