package org.pirqscope.cli.why;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.why.Changes;
import org.pirqscope.report.why.Changes.Change;
import org.pirqscope.report.why.Quantity;
import org.pirqscope.report.why.ValueRow;
import org.pirqscope.report.why.Why;

/** What {@code why} is asked: about which subject, or which call, and at which step. */
public final class WhyQuestion {

    private final Run run;
    private final Why why;
    private final Optional<Quantity> quantity;
    private final Step step;
    private final boolean later;

    private WhyQuestion(Run run, Why why, Optional<Quantity> quantity, Step step, boolean later) {
        this.run = run;
        this.why = why;
        this.quantity = quantity;
        this.step = step;
        this.later = later;
    }

    /** Of a command line. @throws Refusal if the run has no such step or changes no such subject */
    public static WhyQuestion of(Arguments given, Run run) {
        History history = run.history();
        List<String> words = given.words();
        if (words.size() < 2 && given.text("--step").isEmpty()) {
            throw new Refusal(
                    "why: a SUBJECT or --step missing; expected pirq:55, or --step 326 for the call of a step");
        }
        if (history.length() == 0) {
            throw new Refusal("why: the run has no steps");
        }
        int number = given.number("--step", 1, history.length(), history.length());
        return at(
                run, Why.of(history), words.stream().skip(1).findFirst(), history.step(number), given.flag("--later"));
    }

    /**
     * About a moment of a run. @param subject nothing for the call of the step @throws Refusal if the run changes no
     * such subject
     */
    public static WhyQuestion at(Run run, Why why, Optional<String> subject, Step step, boolean later) {
        Optional<Quantity> quantity = subject.map(
                text -> SubjectArgument.read(text, run.scenario().actors()).in(why.changes()));
        return new WhyQuestion(run, why, quantity, step, later);
    }

    /** Every subject that a run changes, alone and with each of its fields, as it may be typed. */
    public static Stream<String> subjects(Changes changes) {
        return changes.rows().stream().map(ValueRow::quantity).flatMap(quantity -> {
            String subject = SubjectArgument.text(quantity.subject());
            return Stream.of(subject, subject + "." + SubjectArgument.name(quantity));
        });
    }

    /** Prints the answer. */
    public void answer(boolean json, Output out) {
        WhyAnswer answer = answer();
        if (json) {
            out.line(WhyJson.of(answer));
        } else {
            new WhyText(out, run.scenario().actors()).print(answer);
        }
    }

    private WhyAnswer answer() {
        var chain = quantity.map(each -> why.chain(each, step.number())).orElseGet(() -> why.chain(step));
        int from = chain.cause().map(link -> link.step().number()).orElse(step.number());
        Optional<List<Step>> after = later ? Optional.of(why.cameOf(from).toList()) : Optional.empty();
        return new WhyAnswer(quantity, step, chain, others(), after);
    }

    private List<Change> others() {
        return quantity.stream()
                .flatMap(each -> why.changes().of(each.subject()).stream().filter(other -> !other.equals(each)))
                .map(other -> why.changes().last(other, step.number()))
                .flatMap(Optional::stream)
                .toList();
    }
}
