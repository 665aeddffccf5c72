package org.pirqscope.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.pirqscope.machine.call.Step;

/**
 * The open calls of every actor while a run is walked through.
 *
 * @param <T> what is remembered of an open call
 */
public final class Stacks<T> {

    private final List<Deque<T>> stacks = new ArrayList<>();

    /** The open calls of the step's actor, innermost first. */
    public Deque<T> of(Step step) {
        while (stacks.size() <= step.actor() + 1) {
            stacks.add(new ArrayDeque<>());
        }
        return stacks.get(step.actor() + 1);
    }
}
