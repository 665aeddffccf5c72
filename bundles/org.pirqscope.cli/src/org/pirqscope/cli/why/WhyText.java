package org.pirqscope.cli.why;

import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.cli.json.Json;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.why.ChainLink;

/** Prints the chain of steps that made a value what it is, the last one first. */
final class WhyText {

    private final Output out;
    private final int actors;

    /** @param names of the scenario's devices */
    WhyText(Output out, List<String> names) {
        this.out = out;
        this.actors = names.stream().mapToInt(String::length).max().orElse(0);
    }

    void print(WhyAnswer answer) {
        heading(answer);
        for (ChainLink link : answer.chain().links()) {
            row(link.step(), link.step().text() + "  /* " + link.because().words() + " */");
            link.effects().forEach(this::effect);
        }
        answer.later().ifPresent(this::later);
    }

    private void heading(WhyAnswer answer) {
        if (answer.quantity().isEmpty()) {
            out.line(answer.step().actorName() + " " + answer.subject() + ", at step "
                    + answer.step().number());
            return;
        }
        out.line(answer.value()
                .map(value -> "%s = %s after step %d"
                        .formatted(answer.subject(), value, answer.step().number()))
                .orElse("%s: no step up to %d changes it"
                        .formatted(answer.subject(), answer.step().number())));
        if (!answer.others().isEmpty()) {
            String others = answer.others().stream()
                    .map(change -> "%s = %s since step %d"
                            .formatted(
                                    change.effect().field().label(),
                                    change.effect().field().text(change.effect().after()),
                                    change.step().shown()))
                    .collect(Collectors.joining(", "));
            Paragraph.print(out, "", "also: " + others);
        }
    }

    private void later(List<Step> steps) {
        out.line();
        out.line(steps.isEmpty() ? "nothing came of it" : "what came of it:");
        for (Step step : steps) {
            row(step, step.text());
            step.effects().forEach(this::effect);
        }
    }

    private void row(Step step, String text) {
        out.line(("%7d %-" + actors + "s %-6s %s")
                .formatted(step.shown(), step.actorName(), Json.word(step.layer()), text));
    }

    private void effect(Effect effect) {
        out.line(" ".repeat(8 + actors + 1 + 7) + "~ " + effect.text());
    }
}
