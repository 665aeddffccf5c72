package org.pirqscope.report.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/** The calls of a run as a tree in the order of time: stretches of one actor, and in them its calls. */
public final class CallTree {

    private final List<CallNode> roots = new ArrayList<>();
    private final CallNode[] byStep;
    private final Map<Integer, Deque<Step>> open = new HashMap<>();
    private Deque<CallNode> path = new ArrayDeque<>();

    private CallTree(List<Step> steps) {
        byStep = new CallNode[steps.size()];
        for (Step step : steps) {
            if (roots.isEmpty() || roots.getLast().step().actor() != step.actor()) {
                begin(step);
            }
            take(step);
        }
    }

    /** Goes once through the steps of the run. */
    public static CallTree of(Run run) {
        return of(run.steps());
    }

    /** Goes once through the steps. */
    public static CallTree of(List<Step> steps) {
        return new CallTree(steps);
    }

    /** The stretches, in the order of the run. */
    public List<CallNode> roots() {
        return List.copyOf(roots);
    }

    /** The call that the step enters or leaves. @throws IndexOutOfBoundsException if the run has no such step */
    public CallNode node(int step) {
        return byStep[step - 1];
    }

    /** A new stretch: the calls that its actor has left open are continued. */
    private void begin(Step first) {
        path = new ArrayDeque<>();
        roots.add(new CallNode(null, first, null));
        path.push(roots.getLast());
        Iterator<Step> outermost =
                open.computeIfAbsent(first.actor(), actor -> new ArrayDeque<>()).descendingIterator();
        while (outermost.hasNext()) {
            path.push(new CallNode(path.peek(), first, outermost.next()));
        }
    }

    private void take(Step step) {
        Deque<Step> calls = open.get(step.actor());
        forget(calls, step.entering() ? step.depth() : step.depth() + 1);
        if (step.entering()) {
            calls.push(step);
            path.push(new CallNode(path.peek(), step, step));
        }
        path.forEach(node -> node.reach(step));
        byStep[step.number() - 1] = path.peek();
        if (!step.entering()) {
            calls.pop();
            path.pop();
        }
    }

    /** Calls that a reboot has cut off never come back. */
    private void forget(Deque<Step> calls, int left) {
        while (calls.size() > left) {
            calls.pop();
            path.pop();
        }
    }
}
