package org.pirqscope.diagram;

import java.util.BitSet;
import java.util.List;
import org.pirqscope.machine.call.Step;

/** The steps that a query matches, both ends of their calls, and the calls around them. */
final class MatchedCalls {

    private final List<Step> steps;
    private final BitSet kept;
    private final Stacks<Integer> stacks = new Stacks<>();

    private MatchedCalls(List<Step> steps) {
        this.steps = steps;
        this.kept = new BitSet(steps.size());
    }

    static BitSet of(List<Step> steps, Query query) {
        MatchedCalls kept = new MatchedCalls(steps);
        Query asked = query.over(steps);
        for (int i = 0; i < steps.size(); i++) {
            kept.visit(i, steps.get(i), asked);
        }
        return kept.kept;
    }

    private void visit(int i, Step step, Query query) {
        if (step.entering()) {
            stacks.of(step).push(i);
        }
        if (query.matches(step)) {
            keep(i, step);
        }
        if (!step.entering() && !stacks.of(step).isEmpty()) {
            stacks.of(step).pop();
        }
    }

    private void keep(int index, Step step) {
        kept.set(index);
        stacks.of(step).forEach(kept::set);
        if (step.partner() > 0) {
            kept.set(step.partner() - 1);
        }
    }
}
