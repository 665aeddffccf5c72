package org.pirqscope.cli.verb;

import java.util.List;
import org.pirqscope.cli.input.ScenarioArgument;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.json.Json;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.table.WhatIfRow;
import picocli.CommandLine.Model.CommandSpec;

/** {@code what-if SCENARIO}: every rule of the simulated stack, as released and as it is now. */
public final class WhatIfVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.scenario(
                true, "The name of a built-in scenario, a file, or the line after \"run:\" of an earlier run."));
        spec.addOption(Option.flag("--changed", "Only the rules that are set to another value than the release's."));
        VersionArguments.describe(spec);
        spec.addOption(Option.json("Prints one JSON object."));
        spec.usageMessage()
                .description("Prints every rule that the simulated stack follows: the release's value and where it "
                        + "comes from, the value now, why it matters, and what it could be.")
                .customSynopsis("pirqscope what-if SCENARIO [OPTION ...]")
                .footer(
                        "",
                        "Each line is a rule with its value now; a * marks one that is set, and = is what the release "
                                + "has. --set RULE=VALUE of run, explore, diff and others changes a rule; diff with it "
                                + "compares with the unchanged release.",
                        "",
                        "JSON: versions, rules [rule, now, released, since, commit (or function), changed, meaning, "
                                + "allowed].",
                        "",
                        "Examples: pirqscope what-if stale-pirq",
                        "          pirqscope what-if stale-pirq --set linux.reuse=never --changed");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        Versions versions = VersionArguments.apply(
                given, ScenarioArgument.read(given.words().getFirst()).versions());
        List<WhatIfRow> rules = WhatIfRow.of(versions).stream()
                .filter(rule -> !given.flag("--changed") || rule.changed())
                .toList();
        if (given.flag("--json")) {
            terminal.out().line(json(versions, rules));
        } else {
            terminal.out().line(Style.HEAD.on(versions.text()));
            rules.forEach(rule -> print(rule, terminal.out()));
            if (rules.isEmpty()) {
                terminal.out().line("no rule is set to another value than the release's");
            }
        }
        return ExitCode.OK;
    }

    private static void print(WhatIfRow rule, Output out) {
        String line = (rule.changed() ? "* " : "  ") + rule.rule() + ": " + rule.now();
        out.line(rule.changed() ? Style.WARN.on(line) : line);
        Paragraph.print(out, "      = ", rule.releasedText());
        Paragraph.print(
                out,
                "      ",
                rule.meaning() + ": " + String.join(" | ", rule.column().allowed()));
    }

    private static String json(Versions versions, List<WhatIfRow> rules) {
        return Json.object(json -> json.put("versions", versions.text())
                .objects(
                        "rules",
                        rules,
                        (inner, rule) -> inner.put("rule", rule.rule())
                                .put("now", rule.now())
                                .put("released", rule.released())
                                .put(
                                        "since",
                                        rule.row()
                                                .introduction(rule.column().name())
                                                .row())
                                .put(
                                        "commit",
                                        rule.row()
                                                .introduction(rule.column().name())
                                                .source())
                                .put("changed", rule.changed())
                                .put("meaning", rule.meaning())
                                .values("allowed", rule.column().allowed().stream())));
    }
}
