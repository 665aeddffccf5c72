package org.pirqscope.diagram.mail.row;

import java.util.List;
import java.util.Set;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;

/** Whom a finding is about. */
public final class Subjects {

    private static final List<String> NAMED = List.of("another", "second", "third", "fourth", "fifth", "another");
    private static final List<String> SHORT = List.of("another", "2nd", "3rd", "fourth", "fifth", "another");

    private Subjects() {}

    /** Device, pirq and entry; -1 for none. */
    public static int[] of(Finding finding) {
        return switch (finding) {
            case Finding.MessageDecoded seen ->
                new int[] {seen.device(), seen.message().pirq(), seen.entry()};
            case Finding.StaleHit seen -> new int[] {seen.device(), seen.pirq(), seen.entry()};
            case Finding.Observed seen -> new int[] {seen.device(), seen.pirq(), seen.entry()};
        };
    }

    /** What a remark says about a finding of one of the steps. */
    public static Remark remark(Finding finding, Step step, History history) {
        return switch (finding) {
            case Finding.MessageDecoded seen -> Remark.alarm("message decoded");
            case Finding.StaleHit hit -> Remark.alarm("stale pirq " + hit.pirq() + " re-used", "stale " + hit.pirq());
            case Finding.Observed seen -> observed(seen, step, history);
        };
    }

    /** With the same in fewer letters for a narrow line; with nothing where the call's answer says it. */
    private static Remark observed(Finding.Observed seen, Step step, History history) {
        int pirq = seen.pirq();
        return switch (seen.kind()) {
            case REUSE -> Remark.alarm("pirq " + pirq + " re-used", pirq + " re-used");
            case DUPLICATE_PIRQ -> duplicate(pirq, step, history);
            case ENTRY_NOT_MAPPED -> unmapped(seen, step, history);
            case PORT_MISMATCH -> Remark.alarm(Refusals.cut(pirq, step, history));
            case TWO_ENTRIES_ONE_PIRQ -> Remark.alarm("QEMU's second map of " + pirq, "2nd map of " + pirq);
            case MAP_FAILED -> refused(Refusals.map(step, history), step);
            case BIND_FAILED -> refused(Refusals.bind(seen, step, history), step);
            case XEN_IRQ_LEAKED -> Remark.alarm("Xen irq leaked", "leaked");
            case FORCED_UNBIND -> Remark.alarm(Refusals.forced(pirq, step, history), "forced unbind");
            case LEFT_MASKED -> Remark.alarm("the guest's mask of entry " + seen.entry() + " stays", "stays masked");
            case INTERRUPT_LOST ->
                Remark.alarm(
                        Entries.msix(history, step)
                                ? "timeout: no irq of entry " + seen.entry()
                                : "timeout: no interrupt",
                        "timeout");
            case INTERRUPT_MISROUTED -> misrouted(handler(step, history));
            case SETUP_FAILED -> refused("setup failed", step);
            case FALLBACK -> Remark.alarm(Refusals.fallback(step, history));
            case PIRQ_LEAKED -> Remark.alarm("pirq " + pirq + " leaked", pirq + " leaked");
            case POOL_NOT_RESTORED -> Remark.alarm(kept(history, step));
            case POOL_EXHAUSTED -> Remark.alarm("no pirq is free");
        };
    }

    private static Remark refused(String why, Step step) {
        return Remark.alarm(why, step.answer().failed() ? "" : why);
    }

    private static Remark misrouted(String handler) {
        return handler.isEmpty()
                ? Remark.alarm("goes to another handler")
                : Remark.alarm("goes to " + handler + "'s handler", "reaches " + handler);
    }

    private static Remark duplicate(int pirq, Step step, History history) {
        int nth = nth(pirq, step, history);
        return Remark.alarm(NAMED.get(nth) + " irq with pirq " + pirq, SHORT.get(nth) + " irq with " + pirq);
    }

    /** The guest's own omission, another device's unmap, a pirq that QEMU still holds, or none at all. */
    private static Remark unmapped(Finding.Observed seen, Step step, History history) {
        if (seen.pirq() < 0) {
            String named = Entries.named(seen, step);
            return Remark.alarm(named + (Entries.one(seen, step) ? " has no irq" : " have no irq"));
        }
        if (seen.device() != step.actor()) {
            String whose = "unmaps " + Captions.name(history, seen.device()) + "'s";
            return Remark.alarm(whose + " entry " + seen.entry() + ", too", whose + ", too");
        }
        int held = history.pirqs().held(seen.device(), seen.entry(), History.entry(step));
        boolean msix = Entries.msix(history, step);
        if (held >= 0 && held != seen.pirq()) {
            return Remark.alarm("QEMU has " + held + (msix ? " for entry " + seen.entry() : ", not " + seen.pirq()));
        }
        if (!msix) {
            return Remark.alarm("leaves its MSI unmapped", "its MSI unmapped");
        }
        List<Integer> entries = Entries.alike(seen, step);
        String named = Entries.named(entries);
        boolean skipped = entries.stream().noneMatch(entry -> Entries.written(history, step, entry));
        return Remark.alarm(
                skipped ? "skips unwritten " + named : "leaves " + named + " unmapped", named + " unmapped");
    }

    /** The name of whose handler runs inside of a call, empty if it is not seen. */
    public static String handler(Step step, History history) {
        int at = handlerStep(step, history);
        return at == 0 ? "" : Captions.name(history, history.step(at).call().argument("dev"));
    }

    /** The step that enters the interrupt handler inside of a call, 0 if there is none. */
    public static int handlerStep(Step step, History history) {
        return history.handlers()
                .inside(history.step(History.entry(step)))
                .findFirst()
                .map(Step::number)
                .orElse(0);
    }

    /**
     * Why the pool is smaller after a device was torn down: what QEMU has still mapped for it, if that is the reason;
     * before 2.1 it keeps what it has when the device is disabled.
     */
    private static String kept(History history, Step at) {
        Set<Integer> held = history.pirqs().held(at.actor(), at.number());
        return held.isEmpty()
                ? "fewer pirqs are free"
                : "QEMU keeps " + (held.size() == 1 ? held.iterator().next() : held.size() + " pirqs") + " mapped";
    }

    /**
     * Which one it is of those in the guest's list then, a dying one counted: it is found by a lookup, too. Looks back
     * until there are enough.
     */
    private static int nth(int pirq, Step step, History history) {
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
