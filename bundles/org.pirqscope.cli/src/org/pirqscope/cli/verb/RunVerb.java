package org.pirqscope.cli.verb;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.cli.input.RunArguments;
import org.pirqscope.cli.input.StopArguments;
import org.pirqscope.cli.input.VersionArguments;
import org.pirqscope.cli.json.ResultJson;
import org.pirqscope.cli.json.StepJson;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.text.RunText;
import org.pirqscope.cli.text.StaleHitText;
import org.pirqscope.cli.text.TablesText;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.report.bookmark.RunBookmarks;
import org.pirqscope.report.breakpoint.FirstStop;
import org.pirqscope.report.breakpoint.RunStops.Stop;
import picocli.CommandLine.Model.CommandSpec;

/** {@code run SCENARIO}: carries a scenario out and prints each call. */
public final class RunVerb implements Verb {

    // The first release with c74fd80f2f41, which always allocates.
    private static final String FIXED = "4.11";

    @Override
    public void describe(CommandSpec spec) {
        RunArguments.describeScenario(spec);
        VersionArguments.describe(spec);
        spec.addOption(Option.text(
                "--schedule",
                "NAME[*FAR],...",
                "Who goes next and how far, instead of the scenario's schedule: NAME*16 takes 16 atomic steps, "
                        + "NAME*Q goes on up to and including its next"
                        + " step Q, NAME*act to the end of a load or unload. Q and act are the same place on every "
                        + "kernel.",
                "When it is used up the rest run to their end in the order of the file."));
        spec.addOption(Option.flag(
                "--walk", "Draws each stale hit bit by bit and always exits with 0 (for machines without a display)."));
        spec.addOption(Option.text(
                "--tables",
                "STEP",
                "Prints the tables after this step instead of the calls: pirqs, Xen irqs, event channels, guest irqs, "
                        + "devices with their entries; 0 is the start."));
        StopArguments.describe(spec);
        spec.addOption(Option.json("Prints one JSON object for each step, then one {\"result\": ...}."));
        spec.usageMessage()
                .description("Carries out a scenario and prints every call with its answer, what it changed, what was "
                        + "logged and found.")
                .customSynopsis("pirqscope run SCENARIO [OPTION ...]")
                .footer(RunHelp.FOOTER);
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        boolean tables = given.text("--tables").isPresent();
        if (Stream.of(given.flag("--walk"), given.flag("--json"), tables)
                        .filter(chosen -> chosen)
                        .count()
                > 1) {
            throw new Refusal("run: --walk, --json and --tables exclude each other");
        }
        if (StopArguments.given(given) && (given.flag("--walk") || tables)) {
            throw new Refusal("run: --stop-at goes with neither --walk nor --tables");
        }
        Scenario scenario = RunArguments.read(given);
        Run run = Run.of(scenario);
        RunBookmarks bookmarks = RunBookmarks.of(run, scenario.bookmarks());
        if (StopArguments.given(given)) {
            return stopped(given, scenario, run, bookmarks, terminal.out());
        }
        if (tables) {
            new TablesText(terminal.out()).print(run.at(given.number("--tables", 0, run.length(), 0)));
        } else if (given.flag("--json")) {
            json(run.steps(), bookmarks, terminal.out());
            terminal.out().line(ResultJson.of(run, bookmarks));
        } else {
            text(run, given.flag("--walk"), new RunText(terminal.out(), bookmarks));
        }
        return run.failed() && !given.flag("--walk") ? ExitCode.FAILURE_FOUND : ExitCode.OK;
    }

    private static int stopped(Arguments given, Scenario scenario, Run run, RunBookmarks bookmarks, Output out) {
        FirstStop first = StopArguments.first(given, scenario.stops(), run);
        Optional<Stop> stop = first.stop();
        int last = stop.map(each -> each.step().shown()).orElse(run.length());
        if (given.flag("--json")) {
            json(run.steps().subList(0, last), bookmarks, out);
            out.line(stop.isPresent() || first.undecided() ? ResultJson.of(first) : ResultJson.of(run, bookmarks));
        } else {
            RunText text = new RunText(out, bookmarks);
            stop.ifPresentOrElse(each -> text.print(run, each), () -> {
                text(run, false, text);
                out.line("not stopped: the run comes to none of the breakpoints"
                        + (first.undecided() ? " that are known" : ""));
            });
            if (first.undecided()) {
                out.line("no-return: not decided, the search of all orders came to a limit (--seconds)"
                        + (stop.isPresent() ? "; it may come before this stop" : ""));
            }
        }
        if (first.undecided()) {
            return ExitCode.NOT_DECIDED;
        }
        boolean failed = run.steps().subList(0, last).stream()
                .flatMap(step -> step.findings().stream())
                .anyMatch(finding -> finding.severity() == Finding.Severity.FAILURE);
        return failed ? ExitCode.FAILURE_FOUND : ExitCode.OK;
    }

    private static void text(Run run, boolean walk, RunText text) {
        if (!walk) {
            text.print(run, step -> {});
            return;
        }
        Output out = text.out();
        StaleHitText hits = new StaleHitText(out, run);
        text.print(run, hits);
        out.line("  stale pirqs re-used: " + hits.drawn());
        out.line("  the same on Linux " + FIXED + ": "
                + (onFixedKernel(run.scenario()).failed() ? "fails as well" : "every controller ends well"));
    }

    // Run, not claimed: with QEMU before 2.1 it fails as well.
    private static Run onFixedKernel(Scenario scenario) {
        return Run.of(scenario.withVersions(
                scenario.versions().asReleased(LinuxRules.TABLE).withLinux(FIXED)));
    }

    private static void json(List<Step> steps, RunBookmarks bookmarks, Output out) {
        for (Step step : steps) {
            // nobody is reading any more
            if (out.closed()) {
                return;
            }
            out.line(StepJson.of(step, bookmarks));
        }
    }
}
