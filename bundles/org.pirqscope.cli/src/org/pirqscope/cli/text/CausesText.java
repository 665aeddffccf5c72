package org.pirqscope.cli.text;

import java.util.Optional;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.report.words.MoveCall;
import org.pirqscope.report.words.Plural;
import org.pirqscope.search.cause.Causes;
import org.pirqscope.search.cause.NearestPass;

/** Prints why the orders fail: a run for each cause, and the passing run that is nearest to it. */
public final class CausesText {

    private final Output out;

    public CausesText(Output out) {
        this.out = out;
    }

    /** One paragraph a cause. */
    public void print(Causes causes) {
        out.line();
        out.line("causes (share of all orders of %s, final states): %d%s"
                .formatted(
                        Plural.of(causes.of(), "controller"),
                        causes.groups().size(),
                        causes.complete() ? "" : ", NOT ALL: a limit was reached"));
        causes.groups().forEach(this::group);
    }

    private void group(Causes.Group group) {
        Run run = Run.of(group.fewest().run());
        out.line();
        out.line("  %s, %s: %s to the loss"
                .formatted(
                        group.share().map(OddsText::share).orElse("share not counted"),
                        group.finalStates()
                                .map(count -> Plural.of(count, "final state"))
                                .orElse("final states not counted"),
                        Plural.of(group.fewest().switches(), "context switch")));
        Cause.first(run.history())
                .map(FindingWords::sentence)
                .ifPresent(
                        cause -> new Paragraph(Usage.WIDTH - 4).lines(cause).forEach(line -> out.line("    " + line)));
        out.line("    run: " + run.runString());
        out.line("    " + group.nearest().map(CausesText::nearest).orElse("no passing run near it was found"));
    }

    private static String nearest(NearestPass pass) {
        Run run = Run.of(pass.run());
        int step = pass.lastCommonStep(run);
        Optional<String> call = MoveCall.upTo(run, step).map(last -> last.actorName() + " " + last.text());
        return "passes, the same up to step %d%s: %s"
                .formatted(step, call.map(text -> " (" + text + ")").orElse(""), run.runString());
    }
}
