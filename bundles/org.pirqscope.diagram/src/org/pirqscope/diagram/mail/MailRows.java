package org.pirqscope.diagram.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Kind;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;

/** Makes the rows of a mail from a diagram whose shared lanes are folded into the drivers' lanes. */
final class MailRows {


    private final SequenceDiagram diagram;
    private final Set<String> withoutCalls;
    private final List<Step> steps;
    private final MailCall calls;
    private final BitSet alarmed = new BitSet();
    private final BitSet failed = new BitSet();
    private final BitSet byQemu = new BitSet();
    private final int[] parents;

    /** @param withoutCalls ids of the drivers whose own calls are left out */
    MailRows(SequenceDiagram diagram, Set<String> withoutCalls) {
        this.diagram = diagram;
        this.withoutCalls = withoutCalls;
        this.steps = diagram.steps();
        this.calls = new MailCall(steps);
        this.parents = new int[steps.size() + 1];
        walk();
    }

    /** Notes for every call who called it, and whether something went wrong inside. */
    private void walk() {
        List<Deque<Step>> stacks = new ArrayList<>();
        for (Step step : steps) {
            while (stacks.size() <= step.actor() + 1) {
                stacks.add(new ArrayDeque<>());
            }
            Deque<Step> stack = stacks.get(step.actor() + 1);
            if (step.entering()) {
                called(step, stack.peek());
                stack.push(step);
            }
            if (step.alarming()) {
                stack.forEach(outer -> alarmed.set(outer.number()));
            }
            if (step.answer().failed()) {
                stack.forEach(outer -> failed.set(outer.number()));
            }
            if (!step.entering() && !stack.isEmpty()) {
                stack.pop();
            }
        }
    }

    private void called(Step step, Step caller) {
        if (caller != null) {
            parents[step.number()] = caller.number();
            byQemu.set(step.number(), caller.layer() == Layer.QEMU && step.layer() == Layer.XEN);
        }
    }

    /** Every call that the diagram draws, and its gaps. */
    List<MailRow> all() {
        List<MailRow> rows = new ArrayList<>();
        for (int i = 0; i < diagram.rows(); i++) {
            RowKind kind = diagram.kind(i);
            Step step = diagram.step(i);
            if (kind == RowKind.GAP) {
                String text = "... (" + left(i) + " calls left out)";
                rows.add(new MailRow(0, 0, text, text, Remark.NONE, 0, 0));
            } else if (kind.message() && step.entering() && !hidden(step)) {
                rows.add(row(step, diagram.toLane(i), AlarmRemark.of(steps, step), 0));
            }
        }
        return nested(rows);
    }

    /** A driver's column stays, since the kernel's calls stand in it; its own calls may be unwanted. */
    private boolean hidden(Step step) {
        return step.layer() == Layer.DRIVER && withoutCalls.contains(diagram.lanes().get(diagram.lanes().of(step)).id());
    }

    /** How many calls a gap stands for. */
    private long left(int gap) {
        int from = diagram.stepNumber(gap) - 1;
        int to = gap + 1 < diagram.rows() ? diagram.stepNumber(gap + 1) - 1 : steps.size();
        return steps.subList(from, to).stream().filter(Step::entering).count();
    }

    /** The calls of a story and the ones around them that a reader knows, as far as the diagram draws them. */
    List<MailRow> told(Story story) {
        TreeMap<Integer, Integer> wanted = new TreeMap<>(story.weights());
        story.weights().forEach((step, weight) -> frames(step, weight, wanted));
        List<MailRow> rows = new ArrayList<>();
        for (int i = 0; i < diagram.rows(); i++) {
            Step step = diagram.step(i);
            Integer weight = diagram.kind(i).message() && step.entering() && !hidden(step) ? wanted.get(step.number()) : null;
            if (weight != null) {
                rows.add(row(step, diagram.toLane(i), story.remarks().getOrDefault(step.number(), Remark.NONE), weight));
            }
        }
        return nested(rows);
    }

    private void frames(int step, int weight, TreeMap<Integer, Integer> wanted) {
        for (int outer = parents[step]; outer > 0; outer = parents[outer]) {
            Function function = steps.get(outer - 1).call().function();
            if (frame(function) || around(function) && alarmed.get(outer)) {
                wanted.merge(outer, weight, Math::min);
            }
        }
    }

    /** Calls that a driver's author knows by name; they stand around what is told, without their answer. */
    static boolean frame(Function function) {
        return function == GuestFunction.PCI_ALLOC_IRQ_VECTORS || function == GuestFunction.PCI_FREE_IRQ_VECTORS
                || function == GuestFunction.REQUEST_IRQ || function == GuestFunction.FREE_IRQ || function.kind() == Kind.COMMAND;
    }

    /** The same, and the function that the whole trouble is about. */
    private static boolean around(Function function) {
        return frame(function) || function == GuestFunction.XEN_HVM_SETUP_MSI_IRQS;
    }

    private MailRow row(Step step, int lane, Remark remark, int weight) {
        boolean always = failed.get(step.number());
        boolean qemu = byQemu.get(step.number());
        String text = calls.text(step, qemu, always);
        String shorter = calls.shorter(step, qemu, always);
        boolean quiet = around(step.call().function()) && !always;
        String written = MailCall.written(step.call());
        Remark beside = remark.isEmpty() && !written.isEmpty() ? Remark.comment(written) : remark;
        return new MailRow(lane, 0, quiet ? cut(text) : text, quiet ? cut(shorter) : shorter, beside, weight, step.number());
    }

    private static String cut(String text) {
        int answer = text.indexOf(" = ");
        return answer < 0 ? text : text.substring(0, answer);
    }

    /** The depth of every row among those that are there. */
    List<MailRow> nested(List<MailRow> rows) {
        List<MailRow> out = new ArrayList<>();
        List<Deque<Integer>> open = new ArrayList<>();
        for (MailRow row : rows) {
            if (row.gap()) {
                out.add(row);
                continue;
            }
            Step step = steps.get(row.step() - 1);
            while (open.size() <= step.actor() + 1) {
                open.add(new ArrayDeque<>());
            }
            Deque<Integer> stack = open.get(step.actor() + 1);
            while (!stack.isEmpty() && over(stack.peek(), step.number())) {
                stack.pop();
            }
            out.add(row.at(stack.size()));
            stack.push(step.number());
        }
        return out;
    }

    private boolean over(int outer, int now) {
        int end = steps.get(outer - 1).partner();
        return end > 0 && end < now;
    }

    /** How many calls the run has. */
    int calls() {
        return (int) steps.stream().filter(Step::entering).count();
    }

    /** The outermost function in which a row happens. */
    String root(MailRow row) {
        int root = row.step();
        while (parents[root] > 0) {
            root = parents[root];
        }
        return steps.get(root - 1).call().name();
    }

    /** Whether the row stands only for what is inside of it. */
    boolean isFrame(MailRow row) {
        Function function = row.gap() ? null : steps.get(row.step() - 1).call().function();
        return function != null && row.remark().isEmpty() && around(function);
    }

    /** Marks the numbers of all calls in which a row happens. */
    void markOuter(MailRow row, BitSet marked) {
        for (int step = parents[row.step()]; step > 0; step = parents[step]) {
            marked.set(step);
        }
    }
}
