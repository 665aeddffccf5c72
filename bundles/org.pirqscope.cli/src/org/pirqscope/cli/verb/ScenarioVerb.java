package org.pirqscope.cli.verb;

import java.util.Optional;
import org.pirqscope.cli.input.ListingArgument;
import org.pirqscope.cli.input.ResultFile;
import org.pirqscope.cli.input.ScenarioArgument;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioWriter;
import picocli.CommandLine.Model.CommandSpec;

/** {@code scenario}: prints a scenario file, or makes one of the devices that lspci shows. */
public final class ScenarioVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.scenario(false, "The name of a built-in scenario, a file, or a run string."));
        ListingArgument.describe(spec);
        VersionArguments.describe(spec);
        spec.addOption(Option.text("-o", "FILE", "Writes to this file instead of standard output."));
        spec.addOption(Option.flag(
                "--force",
                "Replaces the file if there is one; a symbolic link stays, and the file at its end is replaced."));
        spec.usageMessage()
                .description("Prints a scenario as a file to edit, or makes one of the devices in lspci output.")
                .customSynopsis("pirqscope scenario (SCENARIO | --from-lspci FILE) [OPTION ...]")
                .footer(
                        "",
                        "What of the listing is cut, reserved or given to no device is named on standard error, "
                                + "with its lines.",
                        "",
                        "Examples: pirqscope scenario stale-pirq -o mine.yaml",
                        "          lspci -vvv | pirqscope scenario --from-lspci - --devices nvme --vectors 2 -o "
                                + "mine.yaml");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        Scenario scenario = scenario(given, terminal);
        String yaml = ScenarioWriter.write(scenario.withVersions(VersionArguments.apply(given, scenario.versions())));
        given.file("-o")
                .ifPresentOrElse(
                        name -> new ResultFile(name, given.flag("--force")).write(yaml),
                        () -> terminal.out().line(yaml.stripTrailing()));
        return ExitCode.OK;
    }

    private static Scenario scenario(Arguments given, Terminal terminal) {
        Optional<String> listing = given.text("--from-lspci");
        // both, or neither
        if (listing.isPresent() != given.words().isEmpty()) {
            throw new Refusal("scenario: expected either SCENARIO or --from-lspci FILE"
                    + (listing.isPresent() ? ", not both" : ""));
        }
        return listing.isPresent()
                ? ListingArgument.read(given, terminal)
                : ScenarioArgument.read(given.words().getFirst());
    }
}
