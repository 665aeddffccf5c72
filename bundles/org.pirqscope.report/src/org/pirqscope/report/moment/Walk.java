package org.pirqscope.report.moment;

import java.util.List;
import java.util.function.Predicate;
import org.pirqscope.machine.call.Step;

/** The steps of a run, walked in one direction. */
record Walk(List<Step> steps, boolean forward) {

    Step step(int position) {
        return steps.get(position - 1);
    }

    /** The position itself, or the first step where there is none yet. */
    int inside(int position) {
        return Math.max(1, position);
    }

    int neighbour(int from) {
        return forward ? Math.min(from + 1, steps.size()) : Math.max(from - 1, 0);
    }

    int over(int from) {
        if (from == 0) {
            return 1;
        }
        Step step = step(from);
        return opens(step) ? otherEnd(step) : nextOf(step, step.depth(), from);
    }

    int out(int from) {
        if (from == 0) {
            return 1;
        }
        Step step = step(from);
        if (opens(step)) {
            return otherEnd(step);
        }
        return step.depth() == 0 ? over(from) : nextOf(step, step.depth() - 1, from);
    }

    /** The first position after {@code from} whose step is wanted, else the limit of this direction. */
    int find(int from, Predicate<Step> wanted) {
        int at = search(from, wanted);
        return at == 0 ? limit() : at;
    }

    private int nextOf(Step step, int deepest, int from) {
        int at = search(from, other -> other.actor() == step.actor() && other.depth() <= deepest);
        return at == 0 ? neighbour(from) : at;
    }

    private int search(int from, Predicate<Step> wanted) {
        for (int at = neighbour(from); at > 0; at = neighbour(at)) {
            if (wanted.test(step(at))) {
                return at;
            }
            if (at == limit()) {
                return 0;
            }
        }
        return 0;
    }

    /** A call that is still open when the run ends has no other end. */
    private int otherEnd(Step step) {
        return step.partner() == 0 ? limit() : step.partner();
    }

    private boolean opens(Step step) {
        return step.entering() == forward;
    }

    private int limit() {
        return forward ? steps.size() : 0;
    }
}
