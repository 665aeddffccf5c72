package org.pirqscope.report.keys;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.Step;

/** The calls of all actors that are entered and not left, walked along with the steps of a run. */
final class OpenCalls {

    private final Map<Integer, Deque<Step>> open = new HashMap<>();

    /** The next step. */
    void add(Step step) {
        Deque<Step> calls = open.computeIfAbsent(step.actor(), actor -> new ArrayDeque<>());
        while (calls.size() > step.depth()) {
            calls.pop();
        }
        if (step.entering()) {
            calls.push(step);
        }
    }

    /** A new kernel, or a new domain, begins: calls of the old one never come back. */
    void clear() {
        open.clear();
    }

    /** The innermost open call of a function by that actor. */
    Optional<Step> of(int actor, Function function) {
        return open.getOrDefault(actor, new ArrayDeque<>()).stream()
                .filter(step -> step.call().function() == function)
                .findFirst();
    }

    /** All open calls of a function. */
    Stream<Step> of(Function function) {
        return open.values().stream()
                .flatMap(Deque::stream)
                .filter(step -> step.call().function() == function);
    }
}
