package org.pirqscope.report.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;

/**
 * A call with the calls in it.
 *
 * @param leave where it comes back; nothing where it never does
 */
record CallBlock(Step enter, Optional<Step> leave, List<CallBlock> inner) {

    /** The outermost calls of each actor, by its name, in order. */
    static Map<String, List<CallBlock>> of(History history) {
        Map<String, List<CallBlock>> roots = new LinkedHashMap<>();
        Map<Integer, CallBlock> all = new LinkedHashMap<>();
        for (Step step : history.steps()) {
            if (step.entering()) {
                Optional<Step> leave =
                        step.partner() == 0 ? Optional.empty() : Optional.of(history.step(step.partner()));
                CallBlock block = new CallBlock(step, leave, new ArrayList<>());
                all.put(step.number(), block);
                int caller = history.caller(step.number());
                (caller == 0
                                ? roots.computeIfAbsent(step.actorName(), actor -> new ArrayList<>())
                                : all.get(caller).inner())
                        .add(block);
            }
        }
        return roots;
    }

    /** All its steps, its own and those inside, in the order of their numbers. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Deque<Object> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (next instanceof CallBlock block) {
                steps.add(block.enter);
                block.leave.ifPresent(open::push);
                block.inner.reversed().forEach(open::push);
            } else {
                steps.add((Step) next);
            }
        }
        return steps;
    }

    /**
     * How much two calls are the same call: 0 for none of one function, more where they are about one entry, and more
     * where all arguments are equal.
     */
    int likeness(CallBlock other) {
        if (!enter.call().function().equals(other.enter.call().function())) {
            return 0;
        }
        return 2 + (entry().equals(other.entry()) ? 2 : 0) + (same(other) ? 1 : 0);
    }

    /** Whether both are entered in the same way. */
    boolean same(CallBlock other) {
        return AlignedStep.entry(enter.call(), other.enter.call());
    }

    private Optional<String> entry() {
        return enter.call().arguments().stream()
                .filter(argument -> argument.name().equals("entry"))
                .map(argument -> argument.text())
                .findFirst();
    }
}
