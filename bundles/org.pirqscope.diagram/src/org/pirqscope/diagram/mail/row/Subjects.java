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
            case Finding.Observed seen ->
                observed(seen, phrase(seen, step, history), step.answer().failed());
        };
    }

    private static String phrase(Finding.Observed seen, Step step, History history) {
        return switch (seen.kind()) {
            case REUSE -> "pirq " + seen.pirq() + " re-used";
            case DUPLICATE_PIRQ -> nth(seen.pirq(), step, history) + " irq with pirq " + seen.pirq();
            case ENTRY_NOT_MAPPED -> unmapped(seen, step, history);
            case PORT_MISMATCH -> Refusals.cut(seen.pirq(), step, history);
            case TWO_ENTRIES_ONE_PIRQ -> "QEMU's second map of " + seen.pirq();
            case MAP_FAILED -> Refusals.map(step, history);
            case BIND_FAILED -> Refusals.bind(seen, step, history);
            case XEN_IRQ_LEAKED -> "Xen irq leaked";
            case FORCED_UNBIND -> Refusals.forced(seen.pirq(), step, history);
            case LEFT_MASKED -> "the guest's mask of entry " + seen.entry() + " stays";
            case INTERRUPT_LOST ->
                Entries.msix(history, step) ? "timeout: no irq of entry " + seen.entry() : "timeout: no interrupt";
            case INTERRUPT_MISROUTED ->
                "goes to " + (handler(step, history).isEmpty() ? "another" : handler(step, history) + "'s")
                        + " handler";
            case SETUP_FAILED -> "setup failed";
            case FALLBACK -> Refusals.fallback(step, history);
            case PIRQ_LEAKED -> "pirq " + seen.pirq() + " leaked";
            case POOL_NOT_RESTORED -> kept(history, step);
            case POOL_EXHAUSTED -> "no pirq is free";
        };
    }

    /** The guest's own omission, another device's unmap, a pirq that QEMU still holds, or none at all. */
    private static String unmapped(Finding.Observed seen, Step step, History history) {
        List<Integer> entries = Entries.alike(seen, step);
        if (seen.pirq() < 0) {
            String named = Entries.named(seen, step);
            return named + (named.startsWith("entry") ? " has no irq" : " have no irq");
        }
        if (seen.device() != step.actor()) {
            return "unmaps " + Captions.name(history, seen.device()) + "'s entry " + seen.entry() + ", too";
        }
        int began = History.entry(step);
        int held = history.pirqs().held(seen.device(), seen.entry(), began);
        if (held >= 0 && held != seen.pirq()) {
            return Entries.msix(history, step)
                    ? "QEMU has " + held + " for entry " + seen.entry()
                    : "QEMU has " + held + ", not " + seen.pirq();
        }
        if (!Entries.msix(history, step)) {
            return "leaves its MSI unmapped";
        }
        boolean skipped = entries.stream().noneMatch(entry -> Entries.written(history, step, entry));
        return skipped ? "skips unwritten " + Entries.named(entries) : "leaves " + Entries.named(entries) + " unmapped";
    }

    /** With the same in fewer letters for a narrow line; with nothing where the call's answer says it. */
    private static Remark observed(Finding.Observed seen, String phrase, boolean failed) {
        return Remark.alarm(
                phrase,
                switch (seen.kind()) {
                    case REUSE -> seen.pirq() + " re-used";
                    case DUPLICATE_PIRQ ->
                        phrase.replace("with pirq", "with")
                                .replace("second", "2nd")
                                .replace("third", "3rd");
                    case ENTRY_NOT_MAPPED ->
                        phrase.startsWith("unmaps")
                                ? phrase.replaceFirst(" entry \\d+", "")
                                : phrase.replaceFirst("^(leaves|skips unwritten) (.*?)( unmapped)?$", "$2 unmapped");
                    case TWO_ENTRIES_ONE_PIRQ -> "2nd map of " + seen.pirq();
                    case MAP_FAILED, BIND_FAILED, SETUP_FAILED -> failed ? "" : phrase;
                    case XEN_IRQ_LEAKED -> "leaked";
                    case LEFT_MASKED -> "stays masked";
                    case INTERRUPT_LOST -> "timeout";
                    case INTERRUPT_MISROUTED -> phrase.replaceFirst("^goes to (.*)'s handler$", "reaches $1");
                    case PIRQ_LEAKED -> seen.pirq() + " leaked";
                    case FORCED_UNBIND -> "forced unbind";
                    case PORT_MISMATCH, FALLBACK, POOL_NOT_RESTORED, POOL_EXHAUSTED -> phrase;
                });
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
    private static String nth(int pirq, Step step, History history) {
        int count = (int) history.left(GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ)
                .before(step.number() + 1)
                .filter(bound -> bound.call().argument("pirq") == pirq
                        && bound.answer() instanceof Answer.Value irq
                        && history.pirqs().lives(irq.value(), bound.number(), step.number()))
                .limit(NAMED.size())
                .count();
        return NAMED.get(Math.max(0, count - 1));
    }
}
