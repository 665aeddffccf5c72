package org.pirqscope.diagram.mail.row;

import java.util.List;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** Why a call is refused, as far as the run shows it: its answer says only that. */
final class Refusals {

    private Refusals() {}

    /** Xen's XEN_DOMCTL_bind_pt_irq wants a pirq that is mapped, EVTCHNOP_bind_pirq one that has no event channel. */
    static String bind(Finding.Observed seen, Step step, List<Step> steps) {
        if (step.call().function() == XenFunction.EVTCHN_BIND_PIRQ) {
            Step other = bound(seen.pirq(), step, steps);
            return other == null || other.actor() == step.actor()
                    ? "bind failed"
                    : "already bound by " + Captions.name(steps, other.actor());
        }
        return mapped(seen.pirq(), step, steps) ? "bind failed" : seen.pirq() + " is not mapped";
    }

    /** Whose event channel is cut off when a pirq gets another one. */
    static String cut(int pirq, Step step, List<Step> steps) {
        Step other = bound(pirq, step, steps);
        return other != null && other.answer() instanceof Answer.Value port
                ? Captions.name(steps, other.actor()) + "'s port " + port.value() + " is cut off"
                : "a port is cut off";
    }

    /** The last bind of a pirq before a step that succeeded, null for none. */
    private static Step bound(int pirq, Step at, List<Step> steps) {
        for (int i = at.number() - 2; i >= 0; i--) {
            Step step = steps.get(i);
            boolean binds = !step.entering()
                    && step.call().function() == XenFunction.EVTCHN_BIND_PIRQ
                    && step.call().argument("pirq") == pirq;
            if (binds && !step.answer().failed()) {
                return step;
            }
        }
        return null;
    }

    private static boolean mapped(int pirq, Step step, List<Step> steps) {
        for (int i = step.number() - 1; i >= 0; i--) {
            Step one = steps.get(i);
            if (one.entering() || one.answer().failed()) {
                continue;
            }
            if (one.call().function() == XenFunction.UNMAP_PIRQ && one.call().argument("pirq") == pirq) {
                return false;
            }
            if (one.call().function() == XenFunction.MAP_PIRQ
                    && one.answer() instanceof Answer.Value mapped
                    && mapped.value() == pirq) {
                return true;
            }
        }
        return false;
    }

    /** What an unbind by force leaves: the slot of the Xen irq that the pirq was mapped to names it ever after. */
    static String forced(int pirq, Step step, List<Step> steps) {
        int irq = xenIrq(pirq, step, steps);
        return irq < 0 ? "forced unbind" : "forced: irq_pirq[" + irq + "] = -" + pirq;
    }

    private static int xenIrq(int pirq, Step at, List<Step> steps) {
        for (int i = at.number() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.call().function() == XenFunction.MAP_DOMAIN_PIRQ
                    && step.call().argument("pirq") == pirq) {
                return step.call().argument("irq");
            }
        }
        return -1;
    }

    /** A new map gets the lowest free Xen irq, whose slot may still name a pirq that was unbound by force: -EEXIST. */
    static String map(Step step, List<Step> steps) {
        if (step.answer().text().contains("ENOSPC")) {
            return "no pirq is free";
        }
        int irq = created(step, steps);
        for (int i = step.number() - 1;
                i >= 0 && irq >= 0 && step.answer().text().contains("EEXIST");
                i--) {
            for (Finding finding : steps.get(i).findings()) {
                if (finding instanceof Finding.Observed seen
                        && seen.kind() == Finding.Kind.FORCED_UNBIND
                        && xenIrq(seen.pirq(), steps.get(i), steps) == irq) {
                    return "irq_pirq[" + irq + "]: -" + seen.pirq();
                }
            }
        }
        return "map failed";
    }

    /** The Xen irq that create_irq gives inside of a call, -1 for none. */
    private static int created(Step step, List<Step> steps) {
        int enter = step.entering() || step.partner() == 0 ? step.number() : step.partner();
        for (Step inner : steps.subList(enter - 1, step.number())) {
            boolean creates = !inner.entering()
                    && inner.actor() == step.actor()
                    && inner.call().function() == XenFunction.CREATE_IRQ;
            if (creates && inner.answer() instanceof Answer.Value irq) {
                return irq.value();
            }
        }
        return -1;
    }

    /** What is tried instead: fewer vectors, or MSI. */
    static String fallback(Step step, List<Step> steps) {
        if (step.answer() instanceof Answer.Value answer && answer.value() > 0) {
            return "tried again with " + answer.value();
        }
        for (Step later : steps.subList(step.number(), steps.size())) {
            if (later.actor() == step.actor()
                    && later.entering()
                    && later.call().function() == GuestFunction.REQUEST_IRQ) {
                return later.partner() == later.number() + 1 ? "falls back to INTx" : "falls back";
            }
            if (later.actor() == step.actor()
                    && later.entering()
                    && later.call().function() == GuestFunction.PCI_ENABLE_MSI) {
                return "falls back to MSI";
            }
        }
        return "falls back";
    }
}
