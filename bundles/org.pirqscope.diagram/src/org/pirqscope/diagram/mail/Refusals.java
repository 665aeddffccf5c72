package org.pirqscope.diagram.mail;

import java.util.List;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** Why a call is refused, as far as the run shows it: its answer says only that. */
final class Refusals {

    private Refusals() {
    }

    /** Xen's XEN_DOMCTL_bind_pt_irq wants a pirq that is mapped. */
    static String bind(Finding.Observed seen, Step step, List<Step> steps) {
        boolean guest = step.call().function() == XenFunction.EVTCHN_BIND_PIRQ;
        return guest || mapped(seen.pirq(), step, steps) ? "bind failed" : seen.pirq() + " is not mapped";
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
            if (one.call().function() == XenFunction.MAP_PIRQ && one.answer() instanceof Answer.Value mapped && mapped.value() == pirq) {
                return true;
            }
        }
        return false;
    }

    /** The Xen irq that a new map gets may still stand for a pirq that was unbound by force: map_domain_pirq and its kin answer -EEXIST. */
    static String map(Step step, List<Step> steps) {
        if (step.answer().text().contains("ENOSPC")) {
            return "no pirq is free";
        }
        if (!step.answer().text().contains("EEXIST")) {
            return "map failed";
        }
        for (int i = step.number() - 1; i >= 0; i--) {
            for (Finding finding : steps.get(i).findings()) {
                if (finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.FORCED_UNBIND) {
                    return seen.pirq() + " has its slot";
                }
            }
        }
        return "map failed";
    }

    /** What is tried instead: fewer vectors, or MSI. */
    static String fallback(Step step, List<Step> steps) {
        if (step.answer() instanceof Answer.Value answer && answer.value() > 0) {
            return answer.value() + " could be had: tried again";
        }
        for (Step later : steps.subList(step.number(), steps.size())) {
            if (later.actor() == step.actor() && later.entering() && later.call().function() == GuestFunction.REQUEST_IRQ) {
                break;
            }
            if (later.actor() == step.actor() && later.entering() && later.call().function() == GuestFunction.PCI_ENABLE_MSI) {
                return "falls back to MSI";
            }
        }
        return "falls back";
    }
}
