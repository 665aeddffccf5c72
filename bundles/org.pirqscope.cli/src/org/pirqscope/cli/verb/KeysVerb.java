package org.pirqscope.cli.verb;

import org.pirqscope.cli.input.KeyArgument;
import org.pirqscope.cli.input.RunArguments;
import org.pirqscope.cli.json.Json;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.keys.DebugKey;
import org.pirqscope.report.keys.DebugKeys;
import org.pirqscope.report.keys.KeyDump;
import picocli.CommandLine.Model.CommandSpec;

/** {@code keys SCENARIO KEY}: what a debug key of Xen would print at a moment of a run. */
public final class KeysVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        RunArguments.describeScenario(spec);
        spec.addPositional(
                Option.word(1, "KEY", "i (irqs), M (MSIs), Q (PCI devices), e (event channels) or z (IO-APICs)."));
        spec.addOption(Option.text("--step", "N", "The moment after this step of run; without it, the end."));
        RunArguments.describe(spec);
        spec.addOption(Option.json("Prints one JSON object."));
        spec.usageMessage()
                .description(
                        "Prints what a debug key of Xen (xl debug-keys) would print at that moment, in the lines of "
                                + "the run's Xen, so that a real dump can be held beside it.")
                .customSynopsis("pirqscope keys SCENARIO KEY [OPTION ...]")
                .footer(
                        "",
                        "Only the guest's lines are there. What no scenario decides is a ? in its place: vectors, "
                                + "destinations, affinities, vCPUs, NUMA nodes, addresses of the host. evidence reads "
                                + "the lines as those of a real dump. What is left out is said on standard error.",
                        "",
                        "JSON: key, step, lines, open (what is left out, a sentence each).",
                        "",
                        "Examples: pirqscope keys stale-pirq i --step 326",
                        "          pirqscope keys stale-pirq e --xen 4.2",
                        "          pirqscope keys stale-pirq M | pirqscope evidence -");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        DebugKey key = KeyArgument.read(given.words().get(1));
        Run run = Run.of(RunArguments.read(given));
        KeyDump dump = DebugKeys.at(run, given.number("--step", 0, run.length(), run.length()))
                .dump(key);
        if (given.flag("--json")) {
            terminal.out().line(json(dump));
        } else {
            dump.lines().forEach(terminal.out()::line);
            terminal.out().flush();
            dump.open().forEach(terminal::note);
        }
        return ExitCode.OK;
    }

    private static String json(KeyDump dump) {
        return Json.object(json -> json.put("key", dump.key().letter())
                .put("step", dump.step())
                .values("lines", dump.lines().stream())
                .values("open", dump.open().stream()));
    }
}
