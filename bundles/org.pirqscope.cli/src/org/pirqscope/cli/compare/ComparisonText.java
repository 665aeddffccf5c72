package org.pirqscope.cli.compare;

import java.util.List;
import java.util.Optional;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.compare.CellDifference;
import org.pirqscope.report.compare.DifferenceRule;
import org.pirqscope.report.compare.Divergence;
import org.pirqscope.report.compare.FindingDifference;
import org.pirqscope.report.compare.LoneCall;
import org.pirqscope.report.compare.OutcomePair;
import org.pirqscope.report.compare.RunComparison;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.report.words.Plural;

/** Prints in what two runs differ. */
public record ComparisonText(Output out) {

    /** All of it: both runs, where they part and why, calls, findings, outcomes and tables. */
    public void print(RunComparison comparison) {
        run("left ", comparison.left());
        run("right", comparison.right());
        out.line();
        if (comparison.divergence().isEmpty()) {
            out.line("no divergence: every actor makes the same calls, with the same arguments and answers");
        } else {
            divergence(comparison);
        }
        calls(comparison.loneCalls());
        outcomes(comparison.outcomes());
        findings(comparison.findings());
        tables(comparison.tables());
    }

    private void run(String side, Run run) {
        Paragraph.print(
                out,
                side + "  ",
                run.scenario().name() + ": " + run.scenario().versions().text());
    }

    /** Where the runs part, both steps and the rule: for a text that says more before and after it. */
    public void divergence(RunComparison comparison) {
        Divergence divergence = comparison.divergence().orElseThrow();
        out.line(Style.HEAD.on("first divergence: " + divergence.actor()));
        step("left ", divergence.left());
        step("right", divergence.right());
        rule(comparison.rule());
        comparison.differentCall().filter(call -> !call.equals(divergence)).ifPresent(call -> {
            out.line(Style.HEAD.on("first different call: " + call.actor()));
            step("left ", call.left());
            step("right", call.right());
            rule(comparison.ruleOfDifferentCall());
        });
    }

    private void rule(Optional<DifferenceRule> rule) {
        Paragraph.print(out, "  rule   ", rule.map(DifferenceRule::text).orElse("none"));
    }

    private void step(String side, Optional<Step> step) {
        out.line("  " + side + "  "
                + step.map(one -> "step %d  %s".formatted(one.shown(), call(one)))
                        .orElse("at its end"));
    }

    // a call that is entered has no answer yet: what comes of it stands a line further down in run
    private static String call(Step step) {
        return step.entering() ? step.text() + " is called" : step.text();
    }

    private void calls(List<LoneCall> calls) {
        if (!calls.isEmpty()) {
            out.line();
            out.line(Style.HEAD.on("calls that one of them makes alone (first step, how often, rule):"));
        }
        for (LoneCall call : calls) {
            String rule = call.rule().map(setting -> setting.name()).orElse("-");
            out.line("  %s %6d  %-4s %-40s %s"
                    .formatted(
                            call.left() ? "left " : "right",
                            call.call().number(),
                            call.times() + "x",
                            call.call().actorName() + " " + call.call().call().name(),
                            rule));
        }
    }

    private void outcomes(List<OutcomePair> pairs) {
        if (pairs.stream().allMatch(OutcomePair::same)) {
            return;
        }
        out.line();
        out.line(Style.HEAD.on("outcomes:"));
        pairs.stream()
                .filter(pair -> !pair.same())
                .forEach(pair ->
                        out.line("  " + pair.controller() + ": " + shown(pair.left()) + " | " + shown(pair.right())));
    }

    private static String shown(Optional<Outcome> outcome) {
        return outcome.map(Outcome::text).orElse("-");
    }

    private void findings(List<FindingDifference> findings) {
        if (!findings.isEmpty()) {
            out.line();
            out.line(Style.HEAD.on("findings that one of them has alone:"));
        }
        for (FindingDifference each : findings) {
            out.line("  %s %6d  %s %s"
                    .formatted(
                            each.left() ? "left " : "right",
                            each.seen().step().shown(),
                            each.seen().step().actorName(),
                            FindingWords.title(each.seen().finding())));
        }
    }

    private void tables(List<CellDifference> cells) {
        if (cells.isEmpty()) {
            return;
        }
        out.line();
        out.line(Style.HEAD.on(
                "tables at the end: " + Plural.of(cells.size(), "cell") + " (table, row, column, left | right):"));
        for (CellDifference cell : cells) {
            out.line("  %-14s %-10s %-12s %s | %s"
                    .formatted(cell.table(), cell.row(), cell.column(), shown(cell.left()), shown(cell.right())));
        }
    }

    private static String shown(String text) {
        return text.isEmpty() ? "no row" : text;
    }
}
