package org.pirqscope.cli.verb;

import org.pirqscope.cli.ExitCode;
import org.pirqscope.cli.Given;
import org.pirqscope.cli.Option;
import org.pirqscope.cli.Refusal;
import org.pirqscope.cli.Terminal;
import org.pirqscope.cli.Verb;
import org.pirqscope.cli.input.ResultFile;
import org.pirqscope.cli.input.ScenarioArgument;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioWriter;
import picocli.CommandLine.Model.CommandSpec;

/** {@code scenario}: prints a scenario file, or makes one. */
public final class ScenarioVerb implements Verb {

    private static final String USAGE = "pirqscope scenario SCENARIO [-o FILE] [--force]";

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.optionalWord(0, "SCENARIO", "The name of a built-in scenario, or a file."));
        spec.addOption(Option.text("-o", "FILE", "Writes into this file instead of to standard output."));
        spec.addOption(Option.flag("--force", "Replaces the file if there is one."));
        spec.usageMessage().description("Prints a built-in scenario as a file to edit.")
                .customSynopsis(USAGE);
    }

    @Override
    public int run(Given given, Terminal terminal) {
        if (given.words().isEmpty()) {
            throw new Refusal("scenario: SCENARIO missing; usage: " + USAGE);
        }
        Scenario scenario = ScenarioArgument.read(given.words().getFirst());
        String yaml = ScenarioWriter.write(scenario);
        given.text("-o").ifPresentOrElse(name -> new ResultFile(name, given.flag("--force")).write(yaml),
                () -> terminal.out().line(yaml.stripTrailing()));
        return ExitCode.OK;
    }
}
