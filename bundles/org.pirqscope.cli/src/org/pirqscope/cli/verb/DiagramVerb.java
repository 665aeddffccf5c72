package org.pirqscope.cli.verb;

import org.pirqscope.cli.input.ExportArguments;
import org.pirqscope.cli.input.RunArguments;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.bookmark.RunBookmarks;
import picocli.CommandLine.Model.CommandSpec;

/** {@code diagram SCENARIO}: writes the sequence diagram of a run. */
public final class DiagramVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.word(
                0,
                "SCENARIO",
                "The name of a built-in scenario, a file, or the line after \"run:\" of an earlier run."));
        ExportArguments.describe(spec);
        RunArguments.describe(spec);
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
        Scenario scenario = RunArguments.read(given);
        Run run = Run.of(scenario);
        ExportArguments.write(given, run, RunBookmarks.of(run, scenario.bookmarks()), terminal);
        return ExitCode.OK;
    }
}
