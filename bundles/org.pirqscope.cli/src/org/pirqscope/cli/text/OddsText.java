package org.pirqscope.cli.text;

import org.pirqscope.cli.explored.OddsAnswer;
import org.pirqscope.cli.explored.OddsWords;
import org.pirqscope.cli.explored.OrderShare;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.search.Odds;

/** Prints the share of the orders that fail, along a run. */
public record OddsText(Output out) {

    /** The share at the start, a line wherever it changes, and the point of no return. */
    public void print(OddsAnswer answer) {
        out.line();
        if (answer.odds().isEmpty()) {
            out.line("odds: " + OddsWords.NOT_COUNTED);
            return;
        }
        OddsWords words = new OddsWords(answer.run(), answer.odds().get());
        Paragraph.print(out, "", "odds: " + words.start());
        if (words.changes().size() > 1) {
            out.line(
                    answer.ownSchedule()
                            ? "along the scenario's own schedule (step, share from here on, last call):"
                            : "along the failing run with the fewest context switches (step, share from here on, last "
                                    + "call):");
            words.changes().forEach(moment -> line(words, moment));
        }
        words.noReturn().ifPresent(point -> Paragraph.print(out, "", point));
    }

    private void line(OddsWords words, Odds.Moment moment) {
        String share = OrderShare.text(moment.odds());
        out.line("  %6d  %s  %s"
                .formatted(moment.step(), share, words.call(moment))
                .stripTrailing());
        if (!words.next(moment).isEmpty()) {
            out.line("                  if next: " + words.next(moment));
        }
    }
}
