package org.pirqscope.cli.reproduce;

import java.util.List;
import java.util.Optional;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.report.reproduce.Hold;
import org.pirqscope.report.reproduce.Reproduction;
import org.pirqscope.report.table.LogRow;
import org.pirqscope.report.words.Plural;

/** Prints how a run is brought about: holds, tracing, debug keys, lines in order, scripts. */
public final class ReproductionText {

    private static final String UNTESTED = "None of this was tested on hardware: it is derived from the simulated run.";

    private final Output out;

    public ReproductionText(Output out) {
        this.out = out;
    }

    /** All of it. */
    public void print(Reproduction reproduction) {
        Run run = reproduction.run();
        out.line(run.scenario().name() + ": " + run.scenario().versions().text());
        paragraph(UNTESTED);
        out.line();
        holds(reproduction.holds());
        setUp(reproduction);
        trace(reproduction);
        keys(reproduction);
        lines(reproduction.lines());
        script("hold.gdb", GdbScript.of(reproduction));
        script("order.bt", BpftraceScript.of(reproduction));
        out.line("run: " + run.runString());
    }

    private void holds(List<Hold> holds) {
        out.line(Style.HEAD.on(
                holds.isEmpty()
                        ? "no driver has to be held"
                        : Plural.of(holds.size(), "place") + " at which a driver is held"));
        int count = 0;
        for (Hold hold : holds) {
            count++;
            paragraph("  " + count + ". " + hold.actor() + " waits after \""
                    + hold.last().text() + "\" (step "
                    + hold.last().shown() + ")"
                    + hold.place()
                            .map(place -> ", before it calls " + place.call().name())
                            .orElse("")
                    + ", until " + hold.until().actorName() + " has done \""
                    + hold.until().text() + "\" (step " + hold.until().shown() + ")");
        }
        out.line();
    }

    private void setUp(Reproduction reproduction) {
        out.line(Style.HEAD.on("the stack"));
        var versions = reproduction.run().scenario().versions();
        paragraph("  guest: Linux " + versions.linux() + "; QEMU " + versions.qemu()
                + ", built with XEN_PT_LOGGING_ENABLED where its lines are wanted; Xen " + versions.xen()
                + " with loglvl=all guest_loglvl=all");
        for (Controller controller : reproduction.run().scenario().controllers()) {
            paragraph("  " + controller.name() + " is at " + controller.bdf() + " in the guest, driver "
                    + controller.driver().spelling());
        }
        out.line();
    }

    private void trace(Reproduction reproduction) {
        out.line(Style.HEAD.on("trace"));
        out.line("  guest      echo 'file arch/x86/pci/xen.c +p' >/sys/kernel/debug/dynamic_debug/control");
        out.line("             cd /sys/kernel/tracing; echo function_graph >current_tracer");
        List<String> functions = reproduction.functions(Layer.GUEST).stream()
                .map(KernelSymbol::of)
                .toList();
        paragraph("             for f in " + String.join(" ", functions) + "; do echo $f >>set_ftrace_filter; done");
        out.line("  QEMU       tail -f /var/log/xen/qemu-dm-GUEST.log");
        paragraph("             for f in " + String.join(" ", reproduction.functions(Layer.QEMU))
                + "; do perf probe -x $(readlink -f /proc/$(pidof qemu-system-i386)/exe) $f; done");
        out.line("  Xen        xl dmesg -c; xl dmesg");
        out.line("             xentrace -D -e 0x0008f000 -T 10 xentrace.bin");
        out.line();
    }

    private void keys(Reproduction reproduction) {
        out.line(Style.HEAD.on("debug keys"));
        for (Hold hold : reproduction.holds()) {
            out.line("  while " + hold.actor() + " waits, after step "
                    + hold.until().shown() + ":  xl debug-keys i; xl debug-keys M; xl debug-keys e; xl dmesg");
        }
        Optional<Step> failure = reproduction.failure();
        out.line("  "
                + failure.map(step -> "after the failure, step " + step.shown()).orElse("at the end")
                + ":  xl debug-keys i; xl debug-keys M; xl debug-keys Q; xl debug-keys e; xl dmesg");
        paragraph("  what they would print: pirqscope keys ... i --step "
                + failure.map(Step::shown).orElse(reproduction.run().length()));
        out.line();
    }

    private void lines(List<LogRow> rows) {
        out.line(Style.HEAD.on("lines to expect, in this order (step, where, line; [hidden] needs what run says)"));
        for (LogRow row : rows) {
            LogLine line = row.line();
            out.line("  %6d  %-7s %s%s"
                    .formatted(row.step(), where(line.layer()), line.text(), line.alwaysShown() ? "" : "  [hidden]"));
        }
        out.line();
    }

    private static String where(Layer layer) {
        return switch (layer) {
            case DRIVER, GUEST -> "dmesg";
            case QEMU -> "qemu-dm";
            case XEN -> "xl";
        };
    }

    private void script(String name, List<String> lines) {
        out.line(Style.HEAD.on(name));
        lines.forEach(line -> out.line("  " + line));
        out.line();
    }

    private void paragraph(String text) {
        int indent = text.length() - text.stripLeading().length();
        new Paragraph(Usage.WIDTH - indent - 2).lines(text).forEach(line -> out.line(" ".repeat(indent) + line));
    }
}
