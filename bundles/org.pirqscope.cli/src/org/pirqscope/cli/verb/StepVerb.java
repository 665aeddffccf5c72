package org.pirqscope.cli.verb;

import java.util.stream.Stream;
import org.pirqscope.cli.input.RunArguments;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.step.StepLoop;
import org.pirqscope.cli.step.StepWords;
import picocli.CommandLine.Model.CommandSpec;

/** {@code step SCENARIO}: steps through a run in the terminal, with the words of the desktop. */
public final class StepVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.scenario(
                true, "The name of a built-in scenario, a file, or the line after \"run:\" of an earlier run."));
        VersionArguments.describe(spec);
        spec.addOption(Option.text(
                "--schedule", "NAME[*COUNT],...", "Who goes next instead of the scenario's schedule, as in run."));
        spec.addOption(Option.flag("--no-color", "No colours, as with NO_COLOR."));
        spec.usageMessage()
                .description("Steps through a run in the terminal: into, over and out of calls, backwards too, to the "
                        + "next finding or breakpoint; shows tables, messages and reasons at each step.")
                .customSynopsis("pirqscope step SCENARIO [OPTION ...]")
                .footer(Stream.of(
                                Stream.of(
                                        "",
                                        "Words; the beginning of one is enough where no other begins so, and help "
                                                + "WORD says more:"),
                                StepWords.lines(),
                                Stream.of(
                                        "",
                                        "On a terminal: Enter alone repeats a step, Tab completes words, subjects and "
                                                + "files, the arrows go through what was typed (kept in "
                                                + "PIRQSCOPE_DATA, else in pirqscope below XDG_STATE_HOME), Ctrl+C "
                                                + "breaks off, Ctrl+D ends.",
                                        "From a pipe or a file it runs as a script: a line that cannot be done ends "
                                                + "it with exit code 2, and # begins a remark.",
                                        "Exit code: that of run for the run that is open at the end.",
                                        "",
                                        "Examples: pirqscope step stale-pirq",
                                        "          printf 'resume\\nwhy\\n' | pirqscope step stale-pirq"))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        if (given.words().getFirst().equals("-")) {
            throw new Refusal("step: standard input has the words, so the scenario needs a name");
        }
        return StepLoop.run(RunArguments.read(given), !given.flag("--no-color"), terminal);
    }
}
