package org.pirqscope.report.words;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;

/** The remarks on the findings of a run, in the words that fit beside the call where each is found. */
public final class FindingRemarks {

    private static final List<String> NAMED = List.of("another", "second", "third", "fourth", "fifth", "another");
    private static final List<String> SHORT = List.of("another", "2nd", "3rd", "fourth", "fifth", "another");

    private final History history;
    private final IntFunction<String> names;
    private final Refusals refusals;

    /** @param names how the name of an actor is written */
    public FindingRemarks(History history, IntFunction<String> names) {
        this.history = history;
        this.names = names;
        this.refusals = new Refusals(history, names);
    }

    /** On a finding of one of the steps. */
    public FindingRemark of(Finding finding, Step step) {
        return switch (finding) {
            case Finding.MessageDecoded seen -> new FindingRemark("message decoded");
            case Finding.StaleHit hit ->
                new FindingRemark("stale pirq " + hit.pirq() + " re-used", "stale " + hit.pirq());
            case Finding.Reuse seen -> new FindingRemark("pirq " + seen.pirq() + " re-used", seen.pirq() + " re-used");
            case Finding.DuplicatePirq seen -> duplicate(seen.pirq(), step);
            case Finding.NoIrq seen -> unmapped(seen, step);
            case Finding.NotMapped seen -> unmapped(seen, step);
            case Finding.UnmappedForAnother seen -> unmapped(seen, step);
            case Finding.PortMismatch seen -> new FindingRemark(refusals.cut(seen.pirq(), step));
            case Finding.SharedPirq seen ->
                new FindingRemark("QEMU's second map of " + seen.pirq(), "2nd map of " + seen.pirq());
            case Finding.MapFailed seen -> refused(refusals.map(step), step);
            case Finding.BindFailed seen -> refused(refusals.bind(seen.pirq(), step), step);
            case Finding.BindOfUnmapped seen -> refused(refusals.bind(seen.pirq(), step), step);
            case Finding.XenIrqLeaked seen -> new FindingRemark("Xen irq leaked", "leaked");
            case Finding.ForcedUnbind seen -> new FindingRemark(refusals.forced(seen.pirq(), step), "forced unbind");
            case Finding.LeftMasked seen ->
                new FindingRemark("the guest's mask of entry " + seen.entry() + " stays", "stays masked");
            case Finding.Lost seen -> lost(seen, step);
            case Finding.Misrouted seen -> misrouted(handler(step));
            case Finding.SetupFailed seen -> refused("setup failed", step);
            case Finding.Fallback seen -> new FindingRemark(refusals.fallback(step));
            case Finding.PirqLeaked seen ->
                new FindingRemark("pirq " + seen.pirq() + " leaked", seen.pirq() + " leaked");
            case Finding.PoolNotRestored seen -> new FindingRemark(kept(step));
            case Finding.PoolExhausted seen -> new FindingRemark("no pirq is free");
        };
    }

    /** The name of whose handler runs inside of a call, empty if it is not seen. */
    public String handler(Step step) {
        int at = history.handler(step);
        return at == 0 ? "" : names.apply(history.step(at).call().argument("dev"));
    }

    private FindingRemark lost(Finding.Lost seen, Step step) {
        return new FindingRemark(
                Entries.msix(history, step) ? "timeout: no irq of entry " + seen.entry() : "timeout: no interrupt",
                "timeout");
    }

    private static FindingRemark refused(String why, Step step) {
        return new FindingRemark(why, step.answer().failed() ? "" : why);
    }

    private static FindingRemark misrouted(String handler) {
        return handler.isEmpty()
                ? new FindingRemark("goes to another handler")
                : new FindingRemark("goes to " + handler + "'s handler", "reaches " + handler);
    }

    private FindingRemark duplicate(int pirq, Step step) {
        int nth = nth(pirq, step);
        return new FindingRemark(NAMED.get(nth) + " irq with pirq " + pirq, SHORT.get(nth) + " irq with " + pirq);
    }

    /** The guest's own omission, another device's unmap, a pirq that QEMU still holds, or none at all. */
    private FindingRemark unmapped(Finding.Observed seen, Step step) {
        if (seen.pirq() < 0) {
            String named = Entries.named(seen, step);
            return new FindingRemark(named + (Entries.one(seen, step) ? " has no irq" : " have no irq"));
        }
        if (seen.device() != step.actor()) {
            String whose = "unmaps " + names.apply(seen.device()) + "'s";
            return new FindingRemark(whose + " entry " + seen.entry() + ", too", whose + ", too");
        }
        int held = history.pirqs().held(seen.device(), seen.entry(), History.entry(step));
        boolean msix = Entries.msix(history, step);
        if (held >= 0 && held != seen.pirq()) {
            return new FindingRemark(
                    "QEMU has " + held + (msix ? " for entry " + seen.entry() : ", not " + seen.pirq()));
        }
        if (!msix) {
            return new FindingRemark("leaves its MSI unmapped", "its MSI unmapped");
        }
        List<Integer> entries = Entries.alike(seen, step);
        String named = Entries.named(entries);
        boolean skipped = entries.stream().noneMatch(entry -> Entries.written(history, step, entry));
        return new FindingRemark(
                skipped ? "skips unwritten " + named : "leaves " + named + " unmapped", named + " unmapped");
    }

    /**
     * Why the pool is smaller after a device was torn down: what QEMU has still mapped for it, if that is the reason;
     * before 2.1 it keeps what it has when the device is disabled.
     */
    private String kept(Step at) {
        Set<Integer> held = history.pirqs().held(at.actor(), at.number());
        return held.isEmpty()
                ? "fewer pirqs are free"
                : "QEMU keeps " + (held.size() == 1 ? held.iterator().next() : held.size() + " pirqs") + " mapped";
    }

    /**
     * Which one it is of those in the guest's list then, a dying one counted: it is found by a lookup, too. Looks back
     * until there are enough.
     */
    private int nth(int pirq, Step step) {
        int count = (int) history.left(GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ)
                .before(step.number() + 1)
                .filter(bound -> bound.call().argument("pirq") == pirq
                        && bound.answer() instanceof Answer.Value irq
                        && history.pirqs().lives(irq.value(), bound.number(), step.number()))
                .limit(NAMED.size())
                .count();
        return Math.max(0, count - 1);
    }
}
