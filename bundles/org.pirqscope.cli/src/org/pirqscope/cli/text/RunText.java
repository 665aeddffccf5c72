package org.pirqscope.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Severity;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.bookmark.RunBookmarks;
import org.pirqscope.report.breakpoint.RunStops.Stop;
import org.pirqscope.report.words.Plural;

/**
 * A run for people: what it runs on, its calls, how it ended.
 *
 * @param bookmarks the reviewer's, in the run
 */
public record RunText(Output out, RunBookmarks bookmarks) {

    /** Prints all of it. @param pause called after each step */
    public void print(Run run, CallLines.Pause pause) {
        calls(run, run.steps(), pause);
        result(run);
    }

    /** Prints the calls up to a stop, then where that is. */
    public void print(Run run, Stop stop) {
        List<Step> steps = run.steps().subList(0, stop.step().shown());
        calls(run, steps, step -> {});
        Step step = stop.step();
        out.line(Style.HEAD.on(
                "stopped at step " + step.shown() + ": " + stop.breakpoint().text()));
        List<String> around = new ArrayList<>();
        for (int at = run.history().caller(History.entry(step));
                at > 0;
                at = run.history().caller(at)) {
            around.addFirst(run.history().step(at).call().name());
        }
        Paragraph.print(out, "  in     ", String.join(", ", around));
        Paragraph.print(out, "  tables ", "run ... --tables with step " + step.shown());
    }

    private void calls(Run run, List<Step> steps, CallLines.Pause pause) {
        scenario(run.scenario());
        run.unmet().stream().distinct().forEach(this::unmet);
        hidden(steps);
        out.line();
        StepText text = new StepText(out, run, bookmarks);
        text.head();
        new CallLines(out, text, pause).print(steps);
        out.line();
    }

    /** What a run runs on: versions, devices, order. */
    public void scenario(Scenario scenario) {
        out.line(Style.HEAD.on(scenario.name()));
        Paragraph.print(out, "  ", scenario.note());
        versions(scenario.versions());
        ModeText.of(scenario).ifPresent(mode -> Paragraph.print(out, "Mode   ", mode));
        ModeText.drivers(scenario).ifPresent(drivers -> Paragraph.print(out, "Driver ", drivers));
        Paragraph.print(out, "Pool   ", scenario.poolText());
        scenario.controllers().forEach(this::controller);
        Paragraph.print(
                out,
                "Order  ",
                scenario.schedule().stream().map(Turn::toString).collect(Collectors.joining(", ")) + places(scenario));
    }

    // A kernel that never re-uses has no R and no L, a device with MSI no E1.
    private void unmet(Turn turn) {
        Paragraph.print(
                out,
                "       ",
                "NOTE: no such step follows for " + turn + ": the turn goes to the end of the load or unload");
    }

    // What the letters of a schedule mean, for readers who don't know docs/domain.md's steps by heart.
    private static String places(Scenario scenario) {
        String told = scenario.schedule().stream()
                .map(Turn::extent)
                .distinct()
                .flatMap(extent -> switch (extent) {
                    case Turn.Moves moves -> Stream.empty();
                    case Turn.To to ->
                        Stream.of("*" + to.step().name() + " to the next "
                                + to.step().label());
                    case Turn.Act act -> Stream.of("*act to the end of the load or unload");
                })
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "" : " (" + told + ")";
    }

    private void versions(Versions versions) {
        version("Linux  ", versions.linux(), versions.linuxRow());
        version("QEMU   ", versions.qemu(), versions.qemuRow());
        version("Xen    ", versions.xen(), versions.xenRow());
    }

    // The typed release, the row it is mapped to, and what the scenario changed of it.
    private void version(String head, String typed, VersionRow row) {
        Paragraph.print(
                out,
                head,
                typed + ", row " + row.label() + (row.note().isEmpty() ? "" : ": " + row.note())
                        + row.changed().stream()
                                .map(column -> "; CHANGED " + column + "=" + row.value(column))
                                .collect(Collectors.joining()));
        if (!row.reading().isEmpty()) {
            Paragraph.print(out, "       ", "NOTE: " + row.reading());
        }
    }

    private void controller(Controller controller) {
        String msix = controller.msixTableSize() == 0 ? "no MSI-X" : "MSI-X table of " + controller.msixTableSize();
        String msi = !controller.msi().present() ? "" : controller.msi().is64() ? ", 64-bit MSI" : ", 32-bit MSI";
        Paragraph.print(
                out,
                "Device ",
                controller.name() + " " + controller.bdf() + ", " + msix + msi + (controller.intx() ? ", INTx" : "")
                        + (controller.machineIrq() > 0 ? " at machine irq " + controller.machineIrq() : "")
                        + (controller.emulated() ? ", emulated" : "") + ", wants " + controller.vectors()
                        + (controller.vectors() == 1 ? " vector" : " vectors")
                        + (controller.device().known()
                                ? "; " + controller.device().text()
                                : ""));
    }

    /** What it takes to see the log lines that are marked as hidden. */
    private void hidden(List<Step> steps) {
        Set<String> needs = new LinkedHashSet<>();
        for (Step step : steps) {
            step.log().stream()
                    .filter(line -> !line.alwaysShown())
                    .forEach(line -> needs.add(LayerNames.log(line.layer()) + " " + line.hiddenUnless()));
        }
        if (!needs.isEmpty()) {
            Paragraph.print(out, "Logs   ", StepText.HIDDEN + " lines need: " + String.join("; ", needs));
        }
    }

    private void result(Run run) {
        out.line(Style.HEAD.on("Result"));
        List<Controller> controllers = run.scenario().controllers();
        for (int i = 0; i < controllers.size(); i++) {
            controllerResult(controllers.get(i).name(), run.outcomes().get(i));
            loads(run.loads(i));
        }
        out.line("  findings: " + Plural.of(count(run, Severity.FAILURE), "failure") + ", "
                + Plural.of(count(run, Severity.WARNING), "warning"));
        World end = run.at(run.length());
        out.line("  pirqs: " + end.pool().text());
        xenIrqs(end);
        bookmarks
                .missing()
                .forEach(each -> Paragraph.print(
                        out,
                        "  mark: ",
                        each.name() + " is not in this run (" + each.at().text() + ")"));
        out.line("  run: " + run.runString());
    }

    // The pool does not count what map_domain_pirq left behind for a pirq that was mapped already.
    private void xenIrqs(World end) {
        List<String> leaked = end.xenIrqs().stream()
                .filter(XenIrqRow::leaked)
                .map(row -> Integer.toString(row.irq()))
                .toList();
        if (!leaked.isEmpty()) {
            Paragraph.print(out, "  Xen irqs: ", leaked.size() + " leaked (" + String.join(", ", leaked) + ")");
        }
    }

    // The first loss is the controller's outcome; a later load may have fared better, or a next kernel's.
    private void loads(List<Outcome> loads) {
        if (loads.size() < 2 || loads.stream().allMatch(Outcome::ok)) {
            return;
        }
        List<String> parts = new ArrayList<>();
        for (int from = 0, to; from < loads.size(); from = to) {
            to = from + 1;
            while (to < loads.size() && loads.get(to).equals(loads.get(from))) {
                to++;
            }
            parts.add((to - from == 1 ? "load " + to : "loads " + (from + 1) + " to " + to) + ": "
                    + text(loads.get(from)));
        }
        Paragraph.print(out, "     ", String.join("; ", parts));
    }

    // A loss is marked with more than a colour.
    private void controllerResult(String name, Outcome outcome) {
        switch (outcome) {
            case Outcome.Ok ok -> out.line("   " + name + ": " + Style.GOOD.on(ok.text()));
            case Outcome.Running running -> out.line("   " + name + ": " + running.text());
            case Outcome.Lost lost -> out.line(Style.ALARM.on("!! " + name + ": " + text(lost)));
        }
    }

    private static String text(Outcome outcome) {
        return outcome.text()
                + (outcome instanceof Outcome.Lost lost && lost.status() != 0
                        ? ", driver status " + lost.status()
                        : "");
    }

    private static long count(Run run, Severity severity) {
        return run.steps().stream()
                .map(Step::findings)
                .flatMap(List::stream)
                .map(Finding::severity)
                .filter(severity::equals)
                .count();
    }
}
