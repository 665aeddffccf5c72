package org.pirqscope.cli.reproduce;

import java.util.List;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.report.reproduce.Hold;
import org.pirqscope.report.reproduce.Reproduction;
import org.pirqscope.report.table.LogRow;
import org.pirqscope.report.words.Plural;

/** Prints how a run is brought about: holds, tracing, debug keys, lines in order, scripts. */
public record ReproductionText(Output out) {

    private static final String UNTESTED = "None of this was tested on hardware: it is derived from the simulated run.";

    private static final int WHERE = 11;

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
        String before = "";
        for (TraceCommand each : TraceCommand.of(reproduction)) {
            String head = each.where().equals(before) ? "" : each.where();
            hanging("  " + Paragraph.pad(head, WHERE), each.command());
            before = each.where();
        }
        out.line();
    }

    private void keys(Reproduction reproduction) {
        out.line(Style.HEAD.on("debug keys"));
        int last = 0;
        for (KeyCommand each : KeyCommand.of(reproduction)) {
            String moment = each.waiting()
                    .map(actor -> "while " + actor + " waits, after step " + each.step())
                    .orElse(
                            reproduction.failure().isPresent()
                                    ? "after the failure, step " + each.step()
                                    : "at the end");
            out.line("  " + moment + ":  " + each.command());
            last = each.step();
        }
        paragraph("  what they would print: pirqscope keys ... i --step " + last);
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

    private void hanging(String head, String text) {
        String before = head;
        for (String line : new Paragraph(Usage.WIDTH - head.length() - 2).lines(text)) {
            out.line(before + line);
            before = " ".repeat(head.length());
        }
    }
}
