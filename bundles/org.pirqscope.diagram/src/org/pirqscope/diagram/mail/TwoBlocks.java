package org.pirqscope.diagram.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.Wrap;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.compare.DifferenceRule;
import org.pirqscope.report.compare.Divergence;
import org.pirqscope.report.compare.RunComparison;

/** Two runs for a mail: a sentence, then what each does from where they part, in a block of its own. */
public final class TwoBlocks {

    /** Most calls of a block. */
    private static final int CALLS = 14;

    private TwoBlocks() {}

    /** The lines, of at most 75 columns. */
    public static List<String> of(RunComparison comparison) {
        int width = MailOptions.DEFAULT.width();
        Optional<Divergence> divergence = comparison.divergence();
        if (divergence.isEmpty()) {
            return List.of("Both runs make the same calls with the same answers.");
        }
        Divergence found = divergence.get();
        String rule = comparison.rule().map(DifferenceRule::text).orElse("");
        List<String> lines = new ArrayList<>(
                Wrap.lines("The runs part in " + found.actor() + "'s calls; what decides is " + rule + ".", width));
        block(lines, "1. ", comparison.left(), found.left(), found.actor());
        block(lines, "2. ", comparison.right(), found.right(), found.actor());
        return List.copyOf(lines);
    }

    private static void block(List<String> lines, String head, Run run, Optional<Step> step, String actor) {
        lines.add("");
        lines.addAll(Wrap.lines(head + Origin.of(run).versions() + ":", MailOptions.DEFAULT.width()));
        lines.add("");
        if (step.isEmpty()) {
            lines.add("  " + actor + " is at its end.");
            return;
        }
        int first = start(run.history(), step.get());
        int last = end(run.history(), first, step.get().actor());
        Scope scope = Scope.ALL
                .range(first, last)
                .only(one -> one.actor() == step.get().actor());
        MailText.all(SequenceDiagram.of(run, scope), Origin.of(run), MailOptions.DEFAULT.withIndent(2))
                .lines()
                .forEach(lines::add);
    }

    /** Where the call is entered in which the runs part: that of the step before it, if it is the same call's. */
    private static int start(History history, Step step) {
        int enter = History.entry(step);
        int caller = history.caller(enter);
        return caller == 0 ? enter : caller;
    }

    private static int end(History history, int first, int actor) {
        int calls = 0;
        int last = first;
        for (int i = first; i <= history.length() && calls <= CALLS; i++) {
            Step step = history.step(i);
            if (step.actor() == actor) {
                calls += step.entering() ? 1 : 0;
                last = calls <= CALLS ? i : last;
            }
        }
        return last;
    }
}
