package org.pirqscope.cli.verb;

import org.pirqscope.cli.input.RunArguments;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.why.WhyQuestion;
import org.pirqscope.machine.run.Run;
import picocli.CommandLine.Model.CommandSpec;

/** {@code why SCENARIO [SUBJECT]}: the chain of steps that made a value what it is, or that led to a call. */
public final class WhyVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        RunArguments.describeScenario(spec);
        spec.addPositional(Option.optionalWord(
                1,
                "SUBJECT",
                "pirq:N, port:N, irq:N, xen-irq:N, entry:NAME/N, msi-desc:NAME/N or device:NAME; followed by .FIELD "
                        + "for another than its first field. Without it, the call of the step is explained."));
        spec.addOption(Option.text("--step", "N", "The value after this step of run; without it, at the end."));
        spec.addOption(Option.flag("--later", "Prints what came of it too: each later change that goes back to it."));
        RunArguments.describe(spec);
        spec.addOption(Option.json("Prints one JSON object."));
        spec.usageMessage()
                .description(
                        "Says why a value is what it is: which step set it, who asked for that in which layer, where "
                                + "the number was found, who had left it there, and who had freed it.")
                .customSynopsis("pirqscope why SCENARIO [SUBJECT] [OPTION ...]")
                .footer(
                        "",
                        "The chain goes back in time and ends where a number was freed, or at the start of the run.",
                        "",
                        "JSON: subject, value (null where nothing up to the step changes it), chain [step, actor, "
                                + "call, "
                                + "layer, effect (null where it only asked, read or answered), because (changed, "
                                + "called, asked, "
                                + "left, read, meanwhile, answered, freed)]; with --later also later [step, actor, "
                                + "call, layer, "
                                + "effect].",
                        "",
                        "Examples: pirqscope why stale-pirq pirq:55 --step 258",
                        "          pirqscope why stale-pirq irq:64",
                        "          pirqscope why stale-pirq --step 326");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        WhyQuestion.of(given, Run.of(RunArguments.read(given))).answer(given.flag("--json"), terminal.out());
        return ExitCode.OK;
    }
}
