package org.pirqscope.cli.explored;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.words.MoveCall;
import org.pirqscope.search.Odds;

/** Odds along a run in words. */
public record OddsWords(Run run, Odds odds) {

    /** What is said where a limit came first. */
    public static final String NOT_COUNTED = "not counted; out of time or memory";

    /** The share at the start, and what it is a share of. */
    public String start() {
        return "%s of all orders fail, with every next mover equally likely at each choice: no probability of the field"
                .formatted(OrderShare.text(odds.start().odds()));
    }

    /** The start, and each moment at which the share is another one than before; only the start if none is. */
    public List<Odds.Moment> changes() {
        List<Odds.Moment> changes = new ArrayList<>(List.of(odds.start()));
        for (Odds.Moment moment : odds.steps()) {
            if (moment.odds() != changes.getLast().odds()) {
                changes.add(moment);
            }
        }
        return changes;
    }

    /** The call that stands for the move before a moment; empty for the start. */
    public String call(Odds.Moment moment) {
        return MoveCall.upTo(run, moment.step())
                .map(step -> step.actorName() + " " + step.text())
                .orElse("");
    }

    /** Who may go next at a moment, each with its own share; empty where all have the same. */
    public String next(Odds.Moment moment) {
        boolean differ = moment.next().stream()
                        .mapToDouble(Odds.Candidate::odds)
                        .distinct()
                        .count()
                > 1;
        return !differ
                ? ""
                : moment.next().stream()
                        .map(each -> run.scenario().actors().get(each.actor()) + " " + OrderShare.text(each.odds()))
                        .collect(Collectors.joining(", "));
    }

    /** Where it is; empty if the run has none. */
    public Optional<String> noReturn() {
        return odds.noReturn()
                .map(moment -> moment.step() == 0
                        ? "point of no return: the start, every order fails"
                        : "point of no return: step %d, %s: from here on every order fails"
                                .formatted(moment.step(), call(moment)));
    }
}
