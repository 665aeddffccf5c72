package org.pirqscope.cli.verb;

import java.util.List;
import org.pirqscope.cli.compare.ComparisonJson;
import org.pirqscope.cli.compare.ComparisonText;
import org.pirqscope.cli.input.RunArguments;
import org.pirqscope.cli.input.ScenarioArgument;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.diagram.mail.TwoBlocks;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.compare.RunComparison;
import picocli.CommandLine.Model.CommandSpec;

/** {@code diff RUN [RUN]}: in what two runs differ, where they part, and by which rule. */
public final class DiffVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.scenario(
                true, "The left run: a built-in scenario, a file, or the line after \"run:\" of an earlier run."));
        spec.addPositional(
                Option.optionalWord(1, "RUN", "The right run; without it, the left one with what the options change."));
        VersionArguments.describe(spec);
        spec.addOption(Option.text(
                "--schedule",
                "NAME[*COUNT],...",
                "Who goes next in the right run instead of its schedule, as in run."));
        spec.addOption(Option.flag(
                "--mail", "Prints two blocks for a mail: the calls around the divergence, of each run its own."));
        spec.addOption(Option.json("Prints one JSON object."));
        spec.usageMessage()
                .description("Compares two runs: their calls, paired actor by actor whoever ran in between, where they "
                        + "part first and by which rule, the calls, findings and cells of tables that differ.")
                .customSynopsis("pirqscope diff RUN [RUN] [OPTION ...]")
                .footer(
                        "",
                        "The rule is found by running: the left run once more with each column changed alone in which "
                                + "the versions differ.",
                        "Exit code: 0, whether they differ or not.",
                        "",
                        "JSON: divergence and differentCall, the first call that is not the same (null, or left and "
                                + "right {step, actor, entering, call, layer}, null for one that is at its end, and "
                                + "rule), outcomes [controller, left, right; null where a run has no such controller], "
                                + "differences [kind call: side, step, actor, call, times, rule or null; kind finding: "
                                + "side, step, actor, title; kind cell: table, row, column, left, right].",
                        "",
                        "Examples: pirqscope diff stale-pirq --linux 4.11",
                        "          pirqscope diff commit-story-a commit-story-b --mail");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        if (given.flag("--mail") && given.flag("--json")) {
            throw new Refusal("diff: --mail and --json exclude each other");
        }
        List<String> words = given.words();
        RunComparison comparison = RunComparison.of(
                Run.of(ScenarioArgument.read(words.getFirst())),
                Run.of(RunArguments.changed(given, ScenarioArgument.read(words.getLast()))));
        if (given.flag("--json")) {
            terminal.out().line(ComparisonJson.of(comparison));
        } else if (given.flag("--mail")) {
            TwoBlocks.of(comparison).forEach(terminal.out()::line);
        } else {
            new ComparisonText(terminal.out()).print(comparison);
        }
        return ExitCode.OK;
    }
}
