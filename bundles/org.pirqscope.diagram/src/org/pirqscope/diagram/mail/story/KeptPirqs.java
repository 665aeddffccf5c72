package org.pirqscope.diagram.mail.story;

import java.util.Map;
import java.util.TreeMap;
import org.pirqscope.diagram.mail.row.QemuHolds;
import org.pirqscope.diagram.mail.row.Remark;
import org.pirqscope.diagram.mail.row.Subjects;
import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** Pirqs that QEMU did not give up when their device was torn down, as before 2.1: why it maps no other one. */
final class KeptPirqs {

    private final Telling telling;
    private final PirqEvents events;
    private final int device;

    KeptPirqs(Telling telling, PirqEvents events, int device) {
        this.telling = telling;
        this.events = events;
        this.device = device;
    }

    /**
     * Tells of the one that QEMU holds instead of the finding's, else of those that Xen unbinds by force. The sentence
     * that is to be said of it.
     */
    String add(Span span, int step, Finding finding) {
        int entry = Subjects.of(finding)[2];
        int held = entry < 0 ? -1 : QemuHolds.pirq(telling.steps(), step, device, entry);
        if (held >= 0 && span.pirq() >= 0 && held != span.pirq()) {
            tell(span, step, held);
            boolean lost = finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.INTERRUPT_LOST;
            return lost
                    ? " QEMU keeps pirq " + held + " for it, but the guest has bound pirq " + span.pirq() + "."
                    : "";
        }
        forced(span).forEach((pirq, at) -> tell(span, at, pirq));
        if (finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.POOL_NOT_RESTORED) {
            QemuHolds.all(telling.steps(), telling.step(step))
                    .forEach(pirq -> events.add(span.first(), span.last(), pirq));
        }
        return "";
    }

    private void tell(Span span, int step, int pirq) {
        events.add(span.first(), span.last(), pirq);
        for (int number = span.first(); number <= span.last(); number++) {
            told(telling.step(number), pirq, span.pirq());
        }
        teardown(step, pirq);
    }

    /** That QEMU maps the one and the guest writes the other. */
    private void told(Step step, int kept, int used) {
        boolean mine = step.actor() == device && step.entering();
        if (mine
                        && step.call().function() == XenFunction.MAP_PIRQ
                        && step.call().argument("pirq") == kept
                || mine && PirqEvents.writes(step.call(), used)) {
            telling.keep(step.number(), Weight.REASON);
        }
    }

    /** The device's last teardown, if QEMU did not give the pirq up in it. */
    private void teardown(int before, int pirq) {
        for (int number = before; number > 0; number--) {
            Step step = telling.step(number);
            if (step.actor() != device) {
                continue;
            }
            if (step.call().function() == XenFunction.UNMAP_PIRQ && step.call().argument("pirq") == pirq) {
                return;
            }
            if (step.entering() && step.call().function() instanceof GuestFunction guest && guest.freesVectors()) {
                telling.add(number, Weight.CAUSE, Remark.alarm("QEMU keeps " + pirq + " mapped"));
                lookup(number, before, pirq);
                return;
            }
        }
    }

    /** Why the pirq that is read back is not used again: its irq is gone. */
    private void lookup(int from, int before, int pirq) {
        int read = 0;
        for (int number = from; number < before; number++) {
            Step step = telling.step(number);
            if (step.actor() != device || !step.entering()) {
                continue;
            }
            read = step.call().function() == GuestFunction.PCI_READ_MSI_MSG ? number : read;
            boolean looks = step.call().function() == GuestFunction.XEN_IRQ_FROM_PIRQ
                    && step.call().argument("pirq") == pirq
                    && step.partner() > 0;
            if (looks && telling.step(step.partner()).answer() instanceof Answer.Value irq && irq.value() < 0) {
                telling.keep(read, Weight.REASON);
                telling.add(number, Weight.REASON, Remark.comment("no irq has it: allocate", "none"));
                return;
            }
        }
    }

    /** The pirqs that Xen unbinds by force, and where the unmap was entered. */
    private Map<Integer, Integer> forced(Span span) {
        Map<Integer, Integer> pirqs = new TreeMap<>();
        for (Step step : telling.steps().subList(span.first() - 1, span.last())) {
            for (Finding finding : step.findings()) {
                if (finding instanceof Finding.Observed seen
                        && seen.kind() == Finding.Kind.FORCED_UNBIND
                        && seen.device() == device) {
                    pirqs.putIfAbsent(seen.pirq(), telling.row(step.number()) - 1);
                }
            }
        }
        return pirqs;
    }
}
