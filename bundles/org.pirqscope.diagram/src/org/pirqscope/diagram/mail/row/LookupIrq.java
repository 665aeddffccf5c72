package org.pirqscope.diagram.mail.row;

import java.util.Optional;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.PirqHistory;

/**
 * The irq that answered the lookup of a stale pirq, and the controller whose it is. That need not be whom Xen gave the
 * pirq: QEMU unmaps it before the guest removes its irq_info, so the irq may belong to a setup that is just torn down.
 *
 * @param number as the guest counts its irqs
 * @param name the controller
 * @param boundAt step of the call that gave the irq its pirq, 0 if that is not in the run
 * @param unmappedAt step at which QEMU unmapped the pirq from that controller before the lookup, 0 if it did not
 * @param goneAt step at which the irq is destroyed after the lookup, 0 if it is not
 * @param old whether it was destroyed before the lookup, which finds it all the same
 */
public record LookupIrq(int number, String name, int boundAt, int unmappedAt, int goneAt, boolean old) {

    /** Whose irq it was that answered at this step. */
    public static LookupIrq of(History history, int at, Finding.StaleHit hit) {
        PirqHistory pirqs = history.pirqs();
        int irq = hit.lookupIrq();
        return pirqs.carrier(irq, hit.pirq(), at)
                .map(bound -> new LookupIrq(
                        irq,
                        bound.actorName(),
                        bound.number(),
                        stepNumber(pirqs.unmapped(bound.actor(), hit.pirq(), bound.number(), at)),
                        stepNumber(pirqs.goes(irq, at)),
                        false))
                .orElseGet(() ->
                        new LookupIrq(irq, "", 0, 0, 0, pirqs.destroyed(irq, at).isPresent()));
    }

    private static int stepNumber(Optional<Step> step) {
        return step.map(Step::number).orElse(0);
    }

    /** Whether the irq outlives its pirq: QEMU has unmapped it, the guest has not destroyed the irq yet. */
    public boolean dying() {
        return unmappedAt > 0;
    }
}
