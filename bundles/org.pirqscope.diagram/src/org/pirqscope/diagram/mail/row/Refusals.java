package org.pirqscope.diagram.mail.row;

import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.PirqHistory;

/** Why a call is refused, as far as the run shows it: its answer says only that. */
final class Refusals {

    private Refusals() {}

    /** Xen's XEN_DOMCTL_bind_pt_irq wants a pirq that is mapped, EVTCHNOP_bind_pirq one that has no event channel. */
    static String bind(Finding.Observed seen, Step step, History history) {
        if (step.call().function() == XenFunction.EVTCHN_BIND_PIRQ) {
            return history.pirqs()
                    .bound(seen.pirq(), step.number())
                    .filter(other -> other.actor() != step.actor())
                    .map(other -> "already bound by " + Captions.name(history, other.actor()))
                    .orElse("bind failed");
        }
        return history.pirqs().mapped(seen.pirq(), step.number()) ? "bind failed" : seen.pirq() + " is not mapped";
    }

    /** Whose event channel is cut off when a pirq gets another one. */
    static String cut(int pirq, Step step, History history) {
        return history.pirqs()
                .bound(pirq, step.number())
                .map(other -> Captions.name(history, other.actor()) + "'s port " + value(other) + " is cut off")
                .orElse("a port is cut off");
    }

    private static int value(Step step) {
        return step.answer() instanceof Answer.Value value ? value.value() : PirqHistory.NONE;
    }

    /** What an unbind by force leaves: the slot of the Xen irq that the pirq was mapped to names it ever after. */
    static String forced(int pirq, Step step, History history) {
        int irq = history.pirqs().xenIrq(pirq, step.number());
        return irq == PirqHistory.NONE ? "forced unbind" : "forced: irq_pirq[" + irq + "] = -" + pirq;
    }

    /** A new map gets the lowest free Xen irq, whose slot may still name a pirq that was unbound by force: -EEXIST. */
    static String map(Step step, History history) {
        if (Errno.ENOSPC.is(step.answer())) {
            return "no pirq is free";
        }
        return Errno.EEXIST.is(step.answer()) ? taken(created(step, history), step, history) : "map failed";
    }

    private static String taken(int irq, Step step, History history) {
        return history.findings(step.number())
                .filter(seen -> seen.finding() instanceof Finding.ForcedUnbind forced
                        && irq != PirqHistory.NONE
                        && history.pirqs().xenIrq(forced.pirq(), seen.step().number()) == irq)
                .map(seen -> "irq_pirq[" + irq + "]: -" + ((Finding.ForcedUnbind) seen.finding()).pirq())
                .findFirst()
                .orElse("map failed");
    }

    /** The Xen irq that create_irq gives inside of a call. */
    private static int created(Step step, History history) {
        return history.left(XenFunction.CREATE_IRQ)
                .inside(history.step(History.entry(step)))
                .findFirst()
                .map(Refusals::value)
                .orElse(PirqHistory.NONE);
    }

    /** What is tried instead: fewer vectors, or MSI. */
    static String fallback(Step step, History history) {
        if (step.answer() instanceof Answer.Value answer && answer.value() > 0) {
            return "tried again with " + answer.value();
        }
        Step requests = next(history, GuestFunction.REQUEST_IRQ, step);
        Step enables = next(history, GuestFunction.PCI_ENABLE_MSI, step);
        if (enables != null && (requests == null || enables.number() < requests.number())) {
            return "falls back to MSI";
        }
        return requests != null && requests.partner() == requests.number() + 1 ? "falls back to INTx" : "falls back";
    }

    private static Step next(History history, GuestFunction function, Step step) {
        return history.entered(function)
                .after(step.number())
                .filter(later -> later.actor() == step.actor())
                .findFirst()
                .orElse(null);
    }
}
