package org.pirqscope.diagram.mail.row;

import java.util.List;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/**
 * The irq that answered the lookup of a stale pirq, and the controller whose it is. That need not be whom Xen gave the
 * pirq: QEMU unmaps it before the guest removes its irq_info, so the irq may belong to a setup that is just torn down.
 *
 * @param name the controller
 * @param boundAt step of the call that gave the irq its pirq, 0 if that is not in the run
 * @param unmappedAt step at which QEMU unmapped the pirq from that controller before the lookup, 0 if it did not
 * @param goneAt step at which the irq is destroyed after the lookup, 0 if it is not
 * @param old whether it was destroyed before the lookup, which finds it all the same
 */
public record Carrier(int irq, String name, int boundAt, int unmappedAt, int goneAt, boolean old) {

    /** Whose irq it was that answered at this step. */
    public static Carrier of(List<Step> steps, int at, Finding.StaleHit hit) {
        int bound = bound(steps, at, hit);
        if (bound == 0) {
            boolean old = steps.subList(0, at).stream().anyMatch(step -> destroys(step, hit.lookupIrq()));
            return new Carrier(hit.lookupIrq(), "", 0, 0, 0, old);
        }
        int actor = steps.get(bound - 1).actor();
        int unmapped = 0;
        for (int i = bound; i < at; i++) {
            unmapped = unmaps(steps.get(i), actor, hit.pirq()) ? i + 1 : unmapped;
        }
        return new Carrier(
                hit.lookupIrq(),
                steps.get(bound - 1).actorName(),
                bound,
                unmapped,
                gone(steps, at, hit.lookupIrq()),
                false);
    }

    private static int bound(List<Step> steps, int at, Finding.StaleHit hit) {
        for (int i = at - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (destroys(step, hit.lookupIrq())) {
                return 0;
            }
            boolean binds = calls(step, GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ)
                    && step.call().argument("pirq") == hit.pirq();
            if (binds && step.answer() instanceof Answer.Value value && value.value() == hit.lookupIrq()) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean unmaps(Step step, int actor, int pirq) {
        return step.actor() == actor
                && calls(step, XenFunction.UNMAP_PIRQ)
                && step.call().argument("pirq") == pirq
                && !step.answer().failed();
    }

    private static int gone(List<Step> steps, int at, int irq) {
        for (int i = at; i < steps.size(); i++) {
            if (destroys(steps.get(i), irq)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean destroys(Step step, int irq) {
        return calls(step, GuestFunction.XEN_DESTROY_IRQ) && step.call().argument("irq") == irq;
    }

    private static boolean calls(Step step, Function function) {
        return !step.entering() && step.call().function() == function;
    }

    /** Whether the irq outlives its pirq: QEMU has unmapped it, the guest has not destroyed the irq yet. */
    public boolean dying() {
        return unmappedAt > 0;
    }
}
