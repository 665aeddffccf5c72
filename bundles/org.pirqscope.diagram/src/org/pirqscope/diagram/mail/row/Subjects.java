package org.pirqscope.diagram.mail.row;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;

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
    public static Remark remark(Finding finding, Step step, List<Step> steps) {
        return switch (finding) {
            case Finding.MessageDecoded seen -> Remark.alarm("message decoded");
            case Finding.StaleHit hit -> Remark.alarm("stale pirq " + hit.pirq() + " re-used", "stale " + hit.pirq());
            case Finding.Observed seen ->
                observed(seen, phrase(seen, step, steps), step.answer().failed());
        };
    }

    private static String phrase(Finding.Observed seen, Step step, List<Step> steps) {
        return switch (seen.kind()) {
            case REUSE -> "pirq " + seen.pirq() + " re-used";
            case DUPLICATE_PIRQ -> nth(seen.pirq(), step, steps) + " irq with pirq " + seen.pirq();
            case ENTRY_NOT_MAPPED -> unmapped(seen, step, steps);
            case PORT_MISMATCH -> Refusals.cut(seen.pirq(), step, steps);
            case TWO_ENTRIES_ONE_PIRQ -> "QEMU's second map of " + seen.pirq();
            case MAP_FAILED -> Refusals.map(step, steps);
            case BIND_FAILED -> Refusals.bind(seen, step, steps);
            case XEN_IRQ_LEAKED -> "Xen irq leaked";
            case FORCED_UNBIND -> Refusals.forced(seen.pirq(), step, steps);
            case INTERRUPT_LOST ->
                Entries.msix(steps, step) ? "timeout: no irq of entry " + seen.entry() : "timeout: no interrupt";
            case INTERRUPT_MISROUTED ->
                "goes to " + (handler(step, steps).isEmpty() ? "another" : handler(step, steps) + "'s") + " handler";
            case SETUP_FAILED -> "setup failed";
            case FALLBACK -> Refusals.fallback(step, steps);
            case PIRQ_LEAKED -> "pirq " + seen.pirq() + " leaked";
            case POOL_NOT_RESTORED -> QemuHolds.phrase(steps, step);
            case POOL_EXHAUSTED -> "no pirq is free";
        };
    }

    /** The guest's own omission, another device's unmap, a pirq that QEMU still holds, or none at all. */
    private static String unmapped(Finding.Observed seen, Step step, List<Step> steps) {
        List<Integer> entries = Entries.alike(seen, step);
        if (seen.pirq() < 0) {
            String named = Entries.named(seen, step);
            return named + (named.startsWith("entry") ? " has no irq" : " have no irq");
        }
        if (seen.device() != step.actor()) {
            return "unmaps " + Captions.name(steps, seen.device()) + "'s entry " + seen.entry() + ", too";
        }
        int began = step.entering() || step.partner() == 0 ? step.number() : step.partner();
        int held = QemuHolds.pirq(steps, began, seen.device(), seen.entry());
        if (held >= 0 && held != seen.pirq()) {
            return Entries.msix(steps, step)
                    ? "QEMU has " + held + " for entry " + seen.entry()
                    : "QEMU has " + held + ", not " + seen.pirq();
        }
        if (!Entries.msix(steps, step)) {
            return "leaves its MSI unmapped";
        }
        boolean skipped = entries.stream().noneMatch(entry -> Entries.written(steps, step, entry));
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
                    case INTERRUPT_LOST -> "timeout";
                    case INTERRUPT_MISROUTED -> phrase.replaceFirst("^goes to (.*)'s handler$", "reaches $1");
                    case PIRQ_LEAKED -> seen.pirq() + " leaked";
                    case FORCED_UNBIND -> "forced unbind";
                    case PORT_MISMATCH, FALLBACK, POOL_NOT_RESTORED, POOL_EXHAUSTED -> phrase;
                });
    }

    /** The name of whose handler runs inside of a call, empty if it is not seen. */
    public static String handler(Step step, List<Step> steps) {
        int at = handlerStep(step, steps);
        return at == 0 ? "" : Captions.name(steps, steps.get(at - 1).call().argument("dev"));
    }

    /** The step that enters the interrupt handler inside of a call, 0 if there is none. */
    public static int handlerStep(Step step, List<Step> steps) {
        int enter = step.entering() || step.partner() == 0 ? step.number() : step.partner();
        for (int i = enter; i < steps.get(enter - 1).partner(); i++) {
            Step inner = steps.get(i);
            if (inner.entering()
                    && inner.actor() == step.actor()
                    && inner.call().function().handlesInterrupt()) {
                return inner.number();
            }
        }
        return 0;
    }

    /**
     * Which one it is of those in the guest's list then, a dying one counted: it is found by a lookup, too. Looks back
     * until there are enough.
     */
    private static String nth(int pirq, Step step, List<Step> steps) {
        Set<Integer> gone = new HashSet<>();
        int count = 0;
        for (int i = step.number() - 1; i >= 0 && count < NAMED.size(); i--) {
            Step earlier = steps.get(i);
            if (!earlier.entering() && earlier.call().function() == GuestFunction.XEN_DESTROY_IRQ) {
                gone.add(earlier.call().argument("irq"));
            } else if (!earlier.entering()
                    && earlier.call().function() == GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ
                    && earlier.answer() instanceof Answer.Value irq
                    && !gone.remove(irq.value())
                    && earlier.call().argument("pirq") == pirq) {
                count++;
            }
        }
        return NAMED.get(Math.max(0, count - 1));
    }
}
