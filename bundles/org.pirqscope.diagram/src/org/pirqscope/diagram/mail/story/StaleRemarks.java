package org.pirqscope.diagram.mail.story;

import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.mail.row.Captions;
import org.pirqscope.diagram.mail.row.LookupIrq;
import org.pirqscope.diagram.mail.row.Remark;
import org.pirqscope.diagram.mail.row.SecondMap;
import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.History;

/** What is said beside the calls of a stale hit, and which of them cannot be missed. */
final class StaleRemarks {

    private final History history;
    private final StoryBuilder story;

    StaleRemarks(StoryBuilder story) {
        this.history = story.history();
        this.story = story;
    }

    void add(int at, Finding.StaleHit hit) {
        String message = hit.msix() ? "entry " + hit.entry() : "its MSI";
        story.setRemark(
                hit.writtenAt(),
                Weight.NEEDED,
                Remark.comment(
                        (hit.msix() ? "MSI-X " : "") + message + ": pirq " + hit.pirq(),
                        message + ": pirq " + hit.pirq()));
        story.setRemark(hit.freedAt(), Weight.NEEDED, Remark.comment(freed(hit), message + " keeps " + hit.pirq()));
        story.keep(hit.ownedSince(), Weight.NEEDED);
        owner(hit);
        LookupIrq irq = LookupIrq.of(history, at, hit);
        lookupIrq(hit, irq);
        if (!hit.msix()) {
            mappedTwice(SecondMap.of(history, at, hit.pirq()), hit.pirq());
        }
        int read = before(at, hit.device(), GuestFunction.PCI_READ_MSI_MSG);
        boolean given = hit.ownedSince() > 0
                && hit.ownedSince() <= read
                && story.step(hit.ownedSince()).actor() != hit.device();
        story.setRemark(
                read,
                Weight.NEEDED,
                Remark.alarm(
                        given ? "stale: " + hit.pirq() + " is " + owned(hit) + "'s now" : "stale pirq " + hit.pirq(),
                        "stale " + hit.pirq()));
        story.setRemark(at, Weight.CAUSE, Remark.alarm(lookup(hit, irq), hit.pirq() + " re-used"));
        story.keep(after(at, hit.device(), GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ), Weight.CAUSE);
        givenAgain(at, hit);
    }

    /** Xen, where the pirq is free, gives it out once more for a later entry of the same setup. */
    private void givenAgain(int at, Finding.StaleHit hit) {
        int requested = after(at, hit.device(), GuestFunction.REQUEST_IRQ);
        history.entered(XenFunction.GET_FREE_PIRQ)
                .after(at)
                .takeWhile(step -> requested == 0 || step.number() < requested)
                .filter(step -> step.actor() == hit.device()
                        && step.partner() > 0
                        && history.answer(step).answer() instanceof Answer.Value pirq
                        && pirq.value() == hit.pirq())
                .findFirst()
                .ifPresent(step ->
                        story.setRemark(step.number(), Weight.REASON, again(entry(step, at, hit.entry()), hit.pirq())));
    }

    private static Remark again(int entry, int pirq) {
        return Remark.comment("for entry " + entry + ": Xen has " + pirq + " free", "for entry " + entry);
    }

    /** The entry whose message was read last before a step and after another. */
    private int entry(Step step, int after, int otherwise) {
        return history.entered(GuestFunction.PCI_READ_MSI_MSG)
                .before(step.number())
                .takeWhile(read -> read.number() > after)
                .filter(read -> read.actor() == step.actor())
                .findFirst()
                .map(read -> read.call().argument("entry"))
                .orElse(otherwise);
    }

    private String freed(Finding.StaleHit hit) {
        boolean own = hit.freedAt() > 0 && history.step(hit.freedAt()).actor() == hit.device();
        String entry = hit.msix() ? "entry " + hit.entry() : "MSI";
        String whose = own ? hit.msix() ? "" : "its " : Label.ascii(Label.name(hit.name())) + " ";
        return hit.pirq() + " free, " + whose + entry + " keeps it";
    }

    private static String owned(Finding.StaleHit hit) {
        return hit.owner().isNobody()
                ? "nobody"
                : Label.ascii(Label.name(hit.owner().name()));
    }

    private static String lookup(Finding.StaleHit hit, LookupIrq irq) {
        if (irq.dying()) {
            return "dying irq of " + Captions.name(irq) + ": re-used";
        }
        String whose = irq.boundAt() > 0 ? Captions.name(irq) : owned(hit);
        return (irq.old() || irq.boundAt() == 0 && hit.owner().isNobody() ? "old irq" : whose + "'s") + ", but "
                + hit.pirq() + " is re-used";
    }

    /**
     * Where nobody was given the pirq, the irq that still carries it explains the lookup: how it got it, lost it, and
     * goes too late.
     */
    private void lookupIrq(Finding.StaleHit hit, LookupIrq irq) {
        if (hit.ownedSince() == 0 || irq.dying()) {
            story.keep(irq.boundAt(), Weight.CAUSE);
        }
        if (irq.dying()) {
            story.keep(given(hit), Weight.REASON);
            story.setRemark(
                    irq.unmappedAt(),
                    Weight.CAUSE,
                    Remark.comment(hit.pirq() + " free, irq " + irq.number() + " keeps it")
                            .besideOnly());
            story.setRemark(
                    irq.goneAt(), Weight.REASON, Remark.comment("irq " + irq.number() + " goes only now", "only now"));
        }
    }

    /** How the pirq came from the controller of the dying irq to the one that wrote it. */
    private int given(Finding.StaleHit hit) {
        return history.entered(XenFunction.GET_FREE_PIRQ)
                .before(hit.writtenAt())
                .filter(step -> step.actor() == hit.device())
                .findFirst()
                .map(Step::number)
                .orElse(0);
    }

    /** The owner's irq explains why the lookup hits. */
    private void owner(Finding.StaleHit hit) {
        if (hit.ownedSince() > 0) {
            int device = history.step(hit.ownedSince()).actor();
            story.keep(after(hit.ownedSince(), device, GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ), Weight.CAUSE);
        }
    }

    /** Which of the two maps of a re-used MSI programs the hardware. */
    private void mappedTwice(SecondMap maps, int pirq) {
        story.keep(maps.first(), Weight.CAUSE);
        story.setRemark(
                maps.second(),
                Weight.CAUSE,
                Remark.alarm("no effect: " + pirq + " stays " + maps.mapped() + "'s", "no effect on " + pirq));
    }

    private int before(int at, int device, Function function) {
        return history.left(function)
                .before(at + 1)
                .filter(step -> step.actor() == device)
                .findFirst()
                .map(Step::number)
                .orElse(0);
    }

    private int after(int at, int device, Function function) {
        return history.entered(function)
                .after(at)
                .filter(step -> step.actor() == device)
                .findFirst()
                .map(Step::number)
                .orElse(0);
    }
}
