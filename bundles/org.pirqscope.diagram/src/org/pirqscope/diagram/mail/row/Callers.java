package org.pirqscope.diagram.mail.row;

import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.pirqscope.diagram.Stacks;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** Who called whom in a run, by step numbers, and in which calls something went wrong. */
public final class Callers {

    private final List<Step> steps;
    private final int[] outer;
    private final BitSet alarmed = new BitSet();
    private final BitSet failed = new BitSet();
    private final BitSet byQemu = new BitSet();
    private int calls;

    public Callers(List<Step> steps) {
        this.steps = steps;
        this.outer = new int[steps.size() + 1];
        Stacks<Step> stacks = new Stacks<>();
        for (Step step : steps) {
            visit(step, stacks.of(step));
        }
    }

    private void visit(Step step, Deque<Step> open) {
        if (step.entering()) {
            enter(step, open.peek());
            open.push(step);
        }
        if (step.alarming()) {
            open.forEach(around -> alarmed.set(around.number()));
        }
        if (step.answer().failed()
                && step.call().function() != XenFunction.IRQ_STATUS_QUERY) { // the guest lives without that answer
            open.forEach(around -> failed.set(around.number()));
        }
        if (!step.entering() && !open.isEmpty()) {
            open.pop();
        }
    }

    private void enter(Step step, Step caller) {
        calls++;
        if (caller != null) {
            outer[step.number()] = caller.number();
            byQemu.set(step.number(), caller.layer() == Layer.QEMU && step.layer() == Layer.XEN);
        }
    }

    /** How many calls there are. */
    int calls() {
        return calls;
    }

    /** The call around a call, 0 for none. */
    int around(int step) {
        return outer[step];
    }

    /** The outermost call around a call, or itself. */
    public int outermost(int step) {
        int root = step;
        while (outer[root] > 0) {
            root = outer[root];
        }
        return root;
    }

    /** The xen_hvm_setup_msi_irqs around a call, or the outermost call. */
    public int setup(int step) {
        int at = step;
        while (outer[at] > 0 && steps.get(at - 1).call().function() != GuestFunction.XEN_HVM_SETUP_MSI_IRQS) {
            at = outer[at];
        }
        return at;
    }

    /** The call around a call that a driver's author knows by name, 0 for none. */
    public int frame(int step) {
        int at = outer[step];
        while (at > 0 && !MailRows.frame(steps.get(at - 1).call())) {
            at = outer[at];
        }
        return at;
    }

    /** Whether a finding worth an alarm is inside the call. */
    boolean alarmed(int step) {
        return alarmed.get(step);
    }

    /** Whether a call inside, or the call itself, answered with an error. */
    boolean failed(int step) {
        return failed.get(step);
    }

    /** Whether it is a hypercall of QEMU. */
    boolean byQemu(int step) {
        return byQemu.get(step);
    }

    /** Marks the numbers of all calls around a call. */
    void markAround(int step, BitSet marked) {
        for (int around = outer[step]; around > 0; around = outer[around]) {
            marked.set(around);
        }
    }
}
