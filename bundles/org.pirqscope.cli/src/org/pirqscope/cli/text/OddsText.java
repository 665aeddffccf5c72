package org.pirqscope.cli.text;

import java.util.Optional;
import org.pirqscope.cli.explored.OddsAnswer;
import org.pirqscope.cli.explored.OrderShare;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.words.MoveCall;
import org.pirqscope.search.Odds;

/** Prints the share of the orders that fail, along a run. */
public record OddsText(Output out) {

    /** The share at the start, a line wherever it changes, and the point of no return. */
    public void print(OddsAnswer answer) {
        out.line();
        if (answer.odds().isEmpty()) {
            out.line("odds: not counted; out of time or memory");
            return;
        }
        Odds odds = answer.odds().get();
        Paragraph.print(
                out,
                "",
                "odds: %s of all orders fail, with every next mover equally likely at each choice: no probability "
                                .formatted(OrderShare.text(odds.start().odds()))
                        + "of the field");
        if (odds.steps().stream().anyMatch(moment -> moment.odds() != odds.start().odds())) {
            steps(answer, odds);
        }
        noReturn(answer, odds.noReturn());
    }

    private void steps(OddsAnswer answer, Odds odds) {
        out.line(
                answer.ownSchedule()
                        ? "along the scenario's own schedule (step, share from here on, last call):"
                        : "along the failing run with the fewest context switches (step, share from here on, last "
                                + "call):");
        out.line("  %6d  %s".formatted(0, OrderShare.text(odds.start().odds())));
        double before = odds.start().odds();
        for (Odds.Moment moment : odds.steps()) {
            if (moment.odds() != before) {
                out.line(
                        "  %6d  %s  %s".formatted(moment.step(), OrderShare.text(moment.odds()), call(answer, moment)));
            }
            before = moment.odds();
        }
    }

    private void noReturn(OddsAnswer answer, Optional<Odds.Moment> moment) {
        moment.ifPresent(each -> Paragraph.print(
                out,
                "",
                each.step() == 0
                        ? "point of no return: the start, every order fails"
                        : "point of no return: step %d, %s: from here on every order fails"
                                .formatted(each.step(), call(answer, each))));
    }

    private static String call(OddsAnswer answer, Odds.Moment moment) {
        return MoveCall.upTo(answer.run(), moment.step()).map(OddsText::words).orElse("");
    }

    private static String words(Step step) {
        return step.actorName() + " " + step.text();
    }
}
