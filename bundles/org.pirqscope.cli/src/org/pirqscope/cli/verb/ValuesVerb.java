package org.pirqscope.cli.verb;

import java.util.List;
import org.pirqscope.cli.input.RunArguments;
import org.pirqscope.cli.json.Json;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.why.ValuesText;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.why.Changes;
import org.pirqscope.report.why.ValueRow;
import picocli.CommandLine.Model.CommandSpec;

/** {@code values SCENARIO [WORD ...]}: how each value of the tables went over a run. */
public final class ValuesVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        RunArguments.describeScenario(spec);
        spec.addPositional(Option.moreWords(
                1, "WORD", "Only values with these words in their name: pirq 55, nvme0 entry, evtchn, xen."));
        RunArguments.describe(spec);
        spec.addOption(Option.json("Prints one JSON object for each value."));
        spec.usageMessage()
                .description("Prints how each value of the tables went over a run: what it was, and each step that "
                        + "changed it.")
                .customSynopsis("pirqscope values SCENARIO [WORD ...] [OPTION ...]")
                .footer(
                        "",
                        "A value that never changes is not printed. why says how it came to one.",
                        "",
                        "JSON: subject, field, layer, first, changes [step, value].",
                        "",
                        "Examples: pirqscope values stale-pirq pirq 55",
                        "          pirqscope values stale-pirq qemu");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        Run run = Run.of(RunArguments.read(given));
        String words = String.join(" ", given.words().subList(1, given.words().size()));
        List<ValueRow> rows = ValuesText.wanted(Changes.of(run.steps()), words);
        Output out = terminal.out();
        for (ValueRow row : rows) {
            if (out.closed()) {
                break;
            }
            if (given.flag("--json")) {
                out.line(json(row));
            } else {
                new ValuesText(out).print(row);
            }
        }
        return ExitCode.OK;
    }

    private static String json(ValueRow row) {
        return Json.object(json -> json.put("subject", row.quantity().subject().text())
                .put("field", row.quantity().field().label())
                .put("layer", Json.word(row.quantity().field().layer()))
                .put("first", row.first())
                .objects(
                        "changes",
                        row.changes(),
                        (inner, change) ->
                                inner.put("step", change.step().number()).put("value", row.value(change))));
    }
}
