package org.pirqscope.diagram.mail.story;

import java.util.List;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.mail.row.Captions;
import org.pirqscope.diagram.mail.row.Carrier;
import org.pirqscope.diagram.mail.row.Remark;
import org.pirqscope.diagram.mail.row.SecondMap;
import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** What is said beside the calls of a stale hit, and which of them cannot be missed. */
final class StaleRemarks {

    private final List<Step> steps;
    private final Telling telling;

    StaleRemarks(Telling telling) {
        this.steps = telling.steps();
        this.telling = telling;
    }

    void add(int at, Finding.StaleHit hit) {
        String message = hit.msix() ? "entry " + hit.entry() : "its MSI";
        telling.say(
                hit.writtenAt(),
                Weight.NEEDED,
                Remark.comment(
                        (hit.msix() ? "MSI-X " : "") + message + ": pirq " + hit.pirq(),
                        message + ": pirq " + hit.pirq()));
        telling.say(
                hit.freedAt(), Weight.NEEDED, Remark.comment(freed(hit, message), message + " keeps " + hit.pirq()));
        telling.keep(hit.ownedSince(), Weight.NEEDED);
        owner(hit);
        Carrier carrier = Carrier.of(steps, at, hit);
        carried(hit, carrier);
        if (!hit.msix()) {
            mappedTwice(SecondMap.of(steps, at, hit.pirq()), hit.pirq());
        }
        int read = before(at, hit.device(), GuestFunction.PCI_READ_MSI_MSG);
        boolean given = hit.ownedSince() > 0
                && hit.ownedSince() <= read
                && telling.step(hit.ownedSince()).actor() != hit.device();
        telling.say(
                read,
                Weight.NEEDED,
                Remark.alarm(
                        given ? "stale: " + hit.pirq() + " is " + owned(hit) + "'s now" : "stale pirq " + hit.pirq(),
                        "stale " + hit.pirq()));
        telling.say(at, Weight.CAUSE, Remark.alarm(lookup(hit, carrier), hit.pirq() + " re-used"));
        telling.keep(after(at, hit.device(), GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ), Weight.CAUSE);
        givenAgain(at, hit);
    }

    /** Xen, where the pirq is free, gives it out once more for a later entry of the same setup. */
    private void givenAgain(int at, Finding.StaleHit hit) {
        int entry = hit.entry();
        for (Step step : steps.subList(at, steps.size())) {
            if (step.actor() != hit.device() || !step.entering()) {
                continue;
            }
            if (step.call().function() == GuestFunction.REQUEST_IRQ) {
                return;
            }
            entry = step.call().function() == GuestFunction.PCI_READ_MSI_MSG
                    ? step.call().argument("entry")
                    : entry;
            boolean asks = step.call().function() == XenFunction.GET_FREE_PIRQ && step.partner() > 0;
            if (asks
                    && steps.get(step.partner() - 1).answer() instanceof Answer.Value pirq
                    && pirq.value() == hit.pirq()) {
                telling.say(
                        step.number(),
                        Weight.REASON,
                        Remark.comment(
                                "for entry " + entry + ": Xen has " + hit.pirq() + " free", "for entry " + entry));
                return;
            }
        }
    }

    private String freed(Finding.StaleHit hit, String message) {
        boolean own = hit.freedAt() > 0 && steps.get(hit.freedAt() - 1).actor() == hit.device();
        String whose = own ? message : Label.ascii(Label.name(hit.name())) + " " + message.replace("its ", "");
        return hit.pirq() + " free, " + whose + " keeps it";
    }

    private static String owned(Finding.StaleHit hit) {
        return hit.owner().isEmpty()
                ? "nobody"
                : Label.ascii(Label.name(hit.owner().replaceFirst(" entry \\d+$", "")));
    }

    private static String lookup(Finding.StaleHit hit, Carrier carrier) {
        if (carrier.dying()) {
            return "dying irq of " + Captions.name(carrier) + ": re-used";
        }
        String whose = carrier.boundAt() > 0 ? Captions.name(carrier) : owned(hit);
        return (carrier.old() || carrier.boundAt() == 0 && hit.owner().isEmpty() ? "old irq" : whose + "'s") + ", but "
                + hit.pirq() + " is re-used";
    }

    /**
     * Where nobody was given the pirq, the irq that still carries it explains the lookup: how it got it, lost it, and
     * goes too late.
     */
    private void carried(Finding.StaleHit hit, Carrier carrier) {
        if (hit.ownedSince() == 0 || carrier.dying()) {
            telling.keep(carrier.boundAt(), Weight.CAUSE);
        }
        if (carrier.dying()) {
            telling.keep(given(hit), Weight.REASON);
            telling.say(
                    carrier.unmappedAt(),
                    Weight.CAUSE,
                    Remark.comment(hit.pirq() + " free, irq " + carrier.irq() + " keeps it")
                            .besideOnly());
            telling.say(
                    carrier.goneAt(),
                    Weight.REASON,
                    Remark.comment("irq " + carrier.irq() + " goes only now", "only now"));
        }
    }

    /** How the pirq came from the controller of the dying irq to the one that wrote it. */
    private int given(Finding.StaleHit hit) {
        for (int number = hit.writtenAt(); number > 0; number--) {
            Step step = telling.step(number);
            if (step.actor() == hit.device()
                    && step.entering()
                    && step.call().function() == XenFunction.GET_FREE_PIRQ) {
                return number;
            }
        }
        return 0;
    }

    /** The owner's irq explains why the lookup hits. */
    private void owner(Finding.StaleHit hit) {
        if (hit.ownedSince() > 0) {
            int device = steps.get(hit.ownedSince() - 1).actor();
            telling.keep(after(hit.ownedSince(), device, GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ), Weight.CAUSE);
        }
    }

    /** Which of the two maps of a re-used MSI programs the hardware. */
    private void mappedTwice(SecondMap maps, int pirq) {
        telling.keep(maps.first(), Weight.CAUSE);
        telling.say(
                maps.second(),
                Weight.CAUSE,
                Remark.alarm("no effect: " + pirq + " stays " + maps.mapped() + "'s", "no effect on " + pirq));
    }

    private int before(int at, int device, Function function) {
        for (int i = at - 1; i >= 0; i--) {
            if (steps.get(i).actor() == device && steps.get(i).call().function() == function) {
                return steps.get(i).number();
            }
        }
        return 0;
    }

    private int after(int at, int device, Function function) {
        for (int i = at; i < steps.size(); i++) {
            if (steps.get(i).actor() == device
                    && steps.get(i).entering()
                    && steps.get(i).call().function() == function) {
                return steps.get(i).number();
            }
        }
        return 0;
    }
}
