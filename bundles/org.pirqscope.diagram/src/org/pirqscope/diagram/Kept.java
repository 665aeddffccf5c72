package org.pirqscope.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.pirqscope.machine.call.Step;

/** The steps that a query matches, both ends of their calls, and the calls around them. */
final class Kept {

    private Kept() {
    }

    static BitSet of(List<Step> steps, Query query) {
        BitSet kept = new BitSet(steps.size());
        List<Deque<Integer>> stacks = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Deque<Integer> stack = stack(stacks, step.actor() + 1);
            boolean matches = query.matches(step);
            if (step.entering()) {
                stack.push(i);
            }
            if (matches) {
                keep(kept, steps, stack, i);
            }
            if (!step.entering() && !stack.isEmpty()) {
                stack.pop();
            }
        }
        return kept;
    }

    private static Deque<Integer> stack(List<Deque<Integer>> stacks, int actor) {
        while (stacks.size() <= actor) {
            stacks.add(new ArrayDeque<>());
        }
        return stacks.get(actor);
    }

    private static void keep(BitSet kept, List<Step> steps, Deque<Integer> stack, int index) {
        kept.set(index);
        for (int enter : stack) {
            kept.set(enter);
        }
        int other = steps.get(index).partner();
        if (other > 0) {
            kept.set(other - 1);
        }
    }
}
