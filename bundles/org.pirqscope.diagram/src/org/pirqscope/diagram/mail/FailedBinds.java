package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** The event channels that cannot be had: Xen binds a pirq once, so the last bind before that succeeded is still there. */
final class FailedBinds {

    private final List<Step> steps;
    private final TreeMap<Integer, Integer> weights;
    private final Map<Integer, Remark> remarks;
    private final Map<Integer, Integer> together;

    /** @param together takes the binds that a reader needs both of */
    FailedBinds(List<Step> steps, TreeMap<Integer, Integer> weights, Map<Integer, Remark> remarks, Map<Integer, Integer> together) {
        this.steps = steps;
        this.weights = weights;
        this.remarks = remarks;
        this.together = together;
    }

    /** Tells of a story that ends at a step why a bind of the pirq fails: one of the story, or the first one that a bind of the story lets fail later. */
    void add(int last, int pirq) {
        Step bound = null;
        boolean told = false;
        for (Step step : steps) {
            boolean binds = !step.entering() && step.call().function() == XenFunction.EVTCHN_BIND_PIRQ && step.call().argument("pirq") == pirq;
            if (binds && !step.answer().failed()) {
                bound = step;
            } else if (binds && bound != null && bound.actor() != step.actor() && (step.number() <= last ? weights.containsKey(step.partner()) : !told && follows(bound, last))) {
                tell(bound, step, pirq);
                told = true;
            }
        }
    }

    private boolean follows(Step bound, int last) {
        return bound.number() <= last && weights.containsKey(bound.partner());
    }

    private void tell(Step bound, Step failed, int pirq) {
        boolean needed = weights.getOrDefault(failed.partner(), Weight.ASIDE) <= Weight.CAUSE;
        int weight = needed ? Weight.REASON : Weight.SETUP; // how the device itself came to its pirq matters more than another's failure
        if (needed) {
            irq(bound, pirq);
        }
        weights.merge(bound.partner(), weight, Math::min);
        weights.merge(failed.partner(), weight, Math::min);
        remarks.putIfAbsent(bound.partner(), Remark.comment(pirq + " is bound now", ""));
        together.put(bound.partner(), failed.partner());
        String by = "bound by " + Captions.name(steps, bound.actor());
        remarks.put(failed.partner(), Remark.alarm("already " + by, by).besideOnly());
    }

    /** Where the irq of an event channel comes from. */
    private void irq(Step bound, int pirq) {
        for (int i = bound.number() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            boolean same = step.entering() && step.actor() == bound.actor() && step.call().function() == GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ;
            if (same && step.call().argument("pirq") == pirq) {
                weights.merge(step.number(), Weight.REASON, Math::min);
                return;
            }
        }
    }
}
