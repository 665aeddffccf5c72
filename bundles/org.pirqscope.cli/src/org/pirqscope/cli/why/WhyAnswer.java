package org.pirqscope.cli.why;

import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.why.Chain;
import org.pirqscope.report.why.Changes.Change;
import org.pirqscope.report.why.Quantity;

/**
 * An answer of {@code why}.
 *
 * @param quantity nothing where a call is asked about
 * @param step up to which step
 * @param others the subject's other fields with their last changes
 * @param later what came of it, empty unless asked for
 */
public record WhyAnswer(
        Optional<Quantity> quantity, Step step, Chain chain, List<Change> others, Optional<List<Step>> later) {

    /** {@code pirq 55 irq}, or the call that is asked about. */
    public String subject() {
        return quantity.map(Quantity::text).orElseGet(step::text);
    }

    /** The value after the step, nothing where no step up to there has set it. */
    public Optional<String> value() {
        return quantity.flatMap(each -> chain.cause())
                .map(link -> link.effects().getFirst())
                .map(effect -> effect.field().text(effect.after()));
    }
}
