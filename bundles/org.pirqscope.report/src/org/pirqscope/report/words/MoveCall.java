package org.pirqscope.report.words;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pirqscope.machine.call.CallKind;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/** The one call that stands for an atomic move, where a table has room for one only. */
public final class MoveCall {

    private MoveCall() {}

    /**
     * The first hypercall of the move that ends at a position of a run, else the first call of it: its answer where the
     * move has it. Empty for the start.
     */
    public static Optional<Step> upTo(Run run, int position) {
        if (position == 0) {
            return Optional.empty();
        }
        int move = run.steps().get(position - 1).move();
        int first = position - 1;
        while (first > 0 && run.steps().get(first - 1).move() == move) {
            first--;
        }
        List<Step> steps = run.steps().subList(first, position);
        Step call = entered(steps, step -> step.call().function().kind() == CallKind.HYPERCALL)
                .or(() -> entered(steps, step -> true))
                .orElse(steps.getFirst());
        boolean answered = call.entering() && call.partner() > 0 && call.partner() <= position;
        return Optional.of(answered ? run.steps().get(call.partner() - 1) : call);
    }

    private static Optional<Step> entered(List<Step> steps, Predicate<Step> wanted) {
        return steps.stream().filter(Step::entering).filter(wanted).findFirst();
    }
}
