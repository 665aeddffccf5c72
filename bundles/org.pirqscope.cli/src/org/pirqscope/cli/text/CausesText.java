package org.pirqscope.cli.text;

import org.pirqscope.cli.explored.CauseWords;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.words.Plural;
import org.pirqscope.search.cause.Causes;
import org.pirqscope.search.cause.NearestPass;

/** Prints why the orders fail: a run for each cause, and the passing run that is nearest to it. */
public record CausesText(Output out) {

    /** One paragraph a cause. */
    public void print(Causes causes) {
        out.line();
        out.line(CauseWords.title(causes));
        causes.groups().forEach(this::group);
    }

    private void group(Causes.Group group) {
        Run run = Run.of(group.fewest().run());
        out.line();
        out.line("  %s, %s: %s to the loss"
                .formatted(
                        CauseWords.share(group).orElse("share not counted"),
                        group.finalStates()
                                .map(count -> Plural.of(count, "final state"))
                                .orElse("final states not counted"),
                        Plural.of(group.fewest().switches(), "context switch")));
        Paragraph.print(out, "    ", CauseWords.sentence(run));
        out.line("    run: " + run.runString());
        out.line("    " + group.nearest().map(CausesText::nearest).orElse("no passing run near it was found"));
    }

    private static String nearest(NearestPass pass) {
        Run run = Run.of(pass.run());
        return "passes, " + CauseWords.nearest(pass, run) + ": " + run.runString();
    }
}
