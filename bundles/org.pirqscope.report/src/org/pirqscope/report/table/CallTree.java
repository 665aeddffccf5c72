package org.pirqscope.report.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.Run;

/** The calls of a run as a tree in the order of time: stretches of one actor, and in them its calls. */
public final class CallTree {

    private final History history;
    private final List<CallNode> roots = new ArrayList<>();
    private final CallNode[] byStep;
    private Deque<CallNode> path = new ArrayDeque<>();

    private CallTree(History history) {
        this.history = history;
        this.byStep = new CallNode[history.length()];
        for (Step step : history.steps()) {
            if (roots.isEmpty() || roots.getLast().step().actor() != step.actor()) {
                begin(step);
            }
            take(step);
        }
    }

    /** Goes once through the steps of the run. */
    public static CallTree of(Run run) {
        return new CallTree(run.history());
    }

    /** Goes once through the steps. */
    public static CallTree of(List<Step> steps) {
        return new CallTree(History.of(steps));
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
        Deque<Integer> calls = new ArrayDeque<>();
        int innermost = first.entering() ? history.caller(first.number()) : first.partner();
        for (int call = innermost; call > 0; call = history.caller(call)) {
            calls.push(call);
        }
        calls.forEach(call -> path.push(new CallNode(path.peek(), first, history.step(call))));
    }

    private void take(Step step) {
        int around = step.entering() ? history.caller(step.number()) : step.partner();
        while (!path.peek().stretch() && path.peek().step().number() != around) {
            path.pop(); // cut off by a reboot: it never comes back
        }
        if (step.entering()) {
            path.push(new CallNode(path.peek(), step, step));
        }
        path.forEach(node -> node.reach(step));
        byStep[step.number() - 1] = path.peek();
        if (!step.entering()) {
            path.pop();
        }
    }
}
