package org.pirqscope.ui.calls;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.diagram.Mark;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;

/**
 * The calls of a run as a forest: a root for each turn of a controller, below it the calls that it enters, nested. A call that is left in a
 * later turn has a leaf there that says so. Kept in arrays, so that a hundred thousand steps cost little.
 */
public final class CallIndex {

    /** What a node is. */
    public enum Kind {
        /** So many steps of one controller in a row. */
        TURN,
        /** A call, from its entering step. */
        CALL,
        /** The answer of a call that was entered in an earlier turn. */
        RETURN
    }

    private static final Kind[] KINDS = Kind.values();
    private static final Mark[] MARKS = Mark.values();

    private final List<Step> steps;
    private final int[] step;
    private final int[] parent;
    private final byte[] kind;
    private final byte[] inside;
    private final int[] nodeOf;
    private int size;
    private int roots;
    private int[] firstChild;
    private int[] children;

    /** Goes once through the steps. */
    public CallIndex(List<Step> steps) {
        this.steps = steps;
        int most = steps.size() * 2 + 1;
        step = new int[most];
        parent = new int[most];
        kind = new byte[most];
        inside = new byte[most];
        nodeOf = new int[steps.size() + 1];
        nodeOf[0] = -1;
        build();
        link();
        spread();
    }

    private void build() {
        Map<Integer, Deque<Integer>> open = new HashMap<>();
        int turn = -1;
        Step before = null;
        for (Step now : steps) {
            if (before == null || before.actor() != now.actor()) {
                turn = add(Kind.TURN, now.number(), -1);
            }
            Deque<Integer> stack = open.computeIfAbsent(now.actor(), actor -> new ArrayDeque<>());
            nodeOf[now.number()] = now.entering() ? enter(now, stack, turn) : leave(now, stack, turn);
            before = now;
        }
    }

    private int enter(Step now, Deque<Integer> stack, int turn) {
        int outer = stack.isEmpty() || stack.peek() < turn ? turn : stack.peek();
        int node = add(Kind.CALL, now.number(), outer);
        stack.push(node);
        return node;
    }

    private int leave(Step now, Deque<Integer> stack, int turn) {
        int node = stack.isEmpty() ? turn : stack.pop();
        return node < turn ? add(Kind.RETURN, now.number(), turn) : node;
    }

    private int add(Kind which, int number, int outer) {
        kind[size] = (byte) which.ordinal();
        step[size] = number;
        parent[size] = outer;
        return size++;
    }

    private void link() {
        firstChild = new int[size + 2];
        for (int node = 0; node < size; node++) {
            firstChild[parent[node] + 2]++;
        }
        Arrays.parallelPrefix(firstChild, Integer::sum);
        roots = firstChild[1];
        children = new int[size];
        int[] next = firstChild.clone();
        for (int node = 0; node < size; node++) {
            children[next[parent[node] + 1]++] = node;
        }
    }

    /** The loudest mark of each node reaches all that is around it. */
    private void spread() {
        for (Step one : steps) {
            byte loud = (byte) markOf(one).ordinal();
            for (int node = nodeOf[one.number()]; node >= 0 && inside[node] < loud; node = parent[node]) {
                inside[node] = loud;
            }
        }
    }

    private static Mark markOf(Step step) {
        Mark loudest = Mark.NONE;
        for (Finding finding : step.findings()) {
            Mark one = Mark.of(finding);
            loudest = one.compareTo(loudest) > 0 ? one : loudest;
        }
        return loudest;
    }

    /** How many turns there are. */
    public int roots() {
        return roots;
    }

    /** Number of children. */
    public int count(int node) {
        return firstChild[node + 2] - firstChild[node + 1];
    }

    /** A child, or with {@code node} -1 a root. */
    public int child(int node, int index) {
        return children[firstChild[node + 1] + index];
    }

    /** The place of a node among its siblings. */
    public int place(int node) {
        int from = firstChild[parent[node] + 1];
        return Arrays.binarySearch(children, from, firstChild[parent[node] + 2], node) - from;
    }

    /** The outer node, -1 for a turn. */
    public int parent(int node) {
        return parent[node];
    }

    public Kind kind(int node) {
        return KINDS[kind[node]];
    }

    /** The loudest finding of the node and of all inside it. */
    public Mark inside(int node) {
        return MARKS[inside[node]];
    }

    /** The node at which a position stands, -1 at the start. */
    public int at(int position) {
        return nodeOf[position];
    }

    /** The first step of the node. */
    public Step first(int node) {
        return steps.get(step[node] - 1);
    }

    /** The step that ends the node: the call's answer, the turn's last step. */
    public Step last(int node) {
        return switch (kind(node)) {
            case TURN -> steps.get((node == children[roots - 1] ? steps.size() : step[child(-1, place(node) + 1)] - 1) - 1);
            case CALL -> first(node).partner() == 0 ? first(node) : steps.get(first(node).partner() - 1);
            case RETURN -> first(node);
        };
    }

    /** The loudest finding of the node itself. */
    public Mark mark(int node) {
        if (kind(node) == Kind.TURN) {
            return Mark.NONE;
        }
        Mark start = markOf(first(node));
        Mark end = nodeOf[last(node).number()] == node ? markOf(last(node)) : Mark.NONE;
        return start.compareTo(end) > 0 ? start : end;
    }

    /** Where a click on the node goes: to what was found there, to the answer of a call without calls, else to its start. */
    public int target(int node) {
        Step first = first(node);
        Step last = last(node);
        boolean ownEnd = kind(node) == Kind.CALL && nodeOf[last.number()] == node;
        boolean toEnd = ownEnd && (count(node) == 0 || last.alarming() && !first.alarming());
        return toEnd ? last.number() : first.number();
    }

    /** What the node says. */
    public String text(int node) {
        return switch (kind(node)) {
            case TURN -> turn(node);
            case CALL -> nodeOf[last(node).number()] == node ? whole(node) : first(node).call().text();
            case RETURN -> first(node).text() + (first(node).answer().text().isEmpty() ? " returns" : "");
        };
    }

    private String turn(int node) {
        Step first = first(node);
        String within = first.depth() > 0 ? "  in " + around(node) : "";
        return first.actorName() + "  " + first.number() + "\u2013" + last(node).number() + within;
    }

    /** The innermost call that was open when the turn began. */
    private String around(int node) {
        Step first = first(node);
        if (!first.entering()) {
            return first.call().name();
        }
        for (int i = first.number() - 2; i >= 0; i--) {
            Step outer = steps.get(i);
            if (outer.actor() == first.actor() && outer.entering() && outer.depth() == first.depth() - 1) {
                return outer.call().name();
            }
        }
        return "";
    }

    private String whole(int node) {
        String answer = last(node).answer().text();
        return first(node).call().text() + (answer.isEmpty() ? "" : " = " + answer);
    }
}
