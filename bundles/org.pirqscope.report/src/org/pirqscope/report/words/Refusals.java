package org.pirqscope.report.words;

import java.util.function.IntFunction;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.PirqHistory;

/**
 * Why a call is refused, as far as the run shows it: its answer says only that.
 *
 * @param names how an actor's name is written
 */
record Refusals(History history, IntFunction<String> names) {

    /** Xen's XEN_DOMCTL_bind_pt_irq wants a pirq that is mapped, EVTCHNOP_bind_pirq one that has no event channel. */
    String bind(int pirq, Step step) {
        if (step.call().function() == XenFunction.EVTCHN_BIND_PIRQ) {
            return history.pirqs()
                    .bound(pirq, step.number())
                    .filter(other -> other.actor() != step.actor())
                    .map(other -> "already bound by " + names.apply(other.actor()))
                    .orElse("bind failed");
        }
        return history.pirqs().mapped(pirq, step.number()) ? "bind failed" : pirq + " is not mapped";
    }

    /** Whose event channel is cut off when a pirq gets another one. */
    String cut(int pirq, Step step) {
        return history.pirqs()
                .bound(pirq, step.number())
                .map(other -> names.apply(other.actor()) + "'s port " + value(other) + " is cut off")
                .orElse("a port is cut off");
    }

    private static int value(Step step) {
        return step.answer() instanceof Answer.Value value ? value.value() : PirqHistory.NONE;
    }

    /** What an unbind by force leaves: the slot of the Xen irq that the pirq was mapped to names it ever after. */
    String forced(int pirq, Step step) {
        int irq = history.pirqs().xenIrq(pirq, step.number());
        return irq == PirqHistory.NONE ? "forced unbind" : "forced: irq_pirq[" + irq + "] = -" + pirq;
    }

    /** A new map gets the lowest free Xen irq, whose slot may still name a pirq that was unbound by force: -EEXIST. */
    String map(Step step) {
        if (Errno.ENOSPC.is(step.answer())) {
            return "no pirq is free";
        }
        return Errno.EEXIST.is(step.answer()) ? taken(created(step), step) : "map failed";
    }

    private String taken(int irq, Step step) {
        return history.findings(step.number())
                .filter(seen -> seen.finding() instanceof Finding.ForcedUnbind forced
                        && irq != PirqHistory.NONE
                        && history.pirqs().xenIrq(forced.pirq(), seen.step().number()) == irq)
                .map(seen -> "irq_pirq[" + irq + "]: -" + ((Finding.ForcedUnbind) seen.finding()).pirq())
                .findFirst()
                .orElse("map failed");
    }

    /** The Xen irq that create_irq gives inside of a call. */
    private int created(Step step) {
        return history.left(XenFunction.CREATE_IRQ)
                .inside(history.step(History.entry(step)))
                .findFirst()
                .map(Refusals::value)
                .orElse(PirqHistory.NONE);
    }

    /** What is tried instead: fewer vectors, or MSI. */
    String fallback(Step step) {
        if (step.answer() instanceof Answer.Value answer && answer.value() > 0) {
            return "tried again with " + answer.value();
        }
        Step requests = next(GuestFunction.REQUEST_IRQ, step);
        Step enables = next(GuestFunction.PCI_ENABLE_MSI, step);
        if (enables != null && (requests == null || enables.number() < requests.number())) {
            return "falls back to MSI";
        }
        return requests != null && history.asksForLine(requests) ? "falls back to INTx" : "falls back";
    }

    private Step next(GuestFunction function, Step step) {
        return history.entered(function)
                .after(step.number())
                .filter(later -> later.actor() == step.actor())
                .findFirst()
                .orElse(null);
    }
}
