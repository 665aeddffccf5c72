package org.pirqscope.cli.verb;

import org.pirqscope.cli.input.RunArguments;
import org.pirqscope.cli.reproduce.ReproductionJson;
import org.pirqscope.cli.reproduce.ReproductionText;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.reproduce.Reproduction;
import picocli.CommandLine.Model.CommandSpec;

/** {@code reproduce RUN}: how to make a run happen on a real stack. */
public final class ReproduceVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        RunArguments.describeScenario(spec);
        RunArguments.describe(spec);
        spec.addOption(Option.json("Prints one JSON object."));
        spec.usageMessage()
                .description(
                        "Says how to make a run happen on a real stack: where each driver has to be held while another "
                                + "one goes on, what to trace in guest, QEMU and Xen, which debug keys to press when, "
                                + "which log lines come in which order, and scripts for gdb and bpftrace.")
                .customSynopsis("pirqscope reproduce RUN [OPTION ...]")
                .footer(
                        "",
                        "A run with few switches is the one to begin with: \"pirqscope explore\" prints the failing "
                                + "run that has the fewest. Nothing of it was tested on hardware.",
                        "",
                        "JSON: scenario, versions, testedOnHardware (false), holds [actor, last, next and until {step, "
                                + "actor, call}, function (where to hold, or null), passes], trace [where, command], "
                                + "keys [step, waiting (who is held, or null), command], lines [step, actor, layer, "
                                + "text, hiddenUnless], scripts {hold.gdb, order.bt}, run.",
                        "",
                        "Examples: pirqscope reproduce stale-pirq",
                        "          pirqscope reproduce 'pq2:stale-pirq;4.10;2.5;4.7;1*15,0*30,1*15;D9eBq61f'");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        Reproduction reproduction = Reproduction.of(Run.of(RunArguments.read(given)));
        if (given.flag("--json")) {
            terminal.out().line(ReproductionJson.of(reproduction));
        } else {
            new ReproductionText(terminal.out()).print(reproduction);
        }
        return ExitCode.OK;
    }
}
