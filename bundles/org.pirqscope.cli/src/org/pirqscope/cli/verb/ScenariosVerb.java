package org.pirqscope.cli.verb;

import org.pirqscope.cli.json.ScenarioJson;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import picocli.CommandLine.Model.CommandSpec;

/** {@code scenarios}: the scenarios that Pirqscope ships. */
public final class ScenariosVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Option.json("Prints one JSON object for each scenario."));
        spec.usageMessage()
                .description("Lists the built-in scenarios.")
                .customSynopsis("pirqscope scenarios [--json]")
                .footer(
                        "",
                        "JSON: name, note, versions (see run --help), pool {nrIrqsGsi, extraGuestIrqs, bootGsis, "
                                + "vcpus}, controllers [name, bdf, msixTableSize, msi, intx, emulated, vectors, "
                                + "script, machineIrq, vcpu], events [name], schedule (text).");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        for (Scenario scenario : BuiltIn.all()) {
            if (given.flag("--json")) {
                terminal.out().line(ScenarioJson.of(scenario));
            } else {
                print(scenario, terminal.out());
            }
        }
        return ExitCode.OK;
    }

    // Name, note, versions: a block for each.
    private static void print(Scenario scenario, Output out) {
        out.line(Style.HEAD.on(scenario.name()));
        Paragraph.print(out, "    ", scenario.note());
        out.line("    " + scenario.versions().text() + "; "
                + scenario.controllers().size()
                + (scenario.controllers().size() == 1 ? " controller" : " controllers"));
    }
}
