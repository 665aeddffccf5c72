package org.pirqscope.diagram.mail.row;

import java.util.Locale;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.run.History;
import org.pirqscope.report.words.FindingWords;

/**
 * Why it happened, for the lines below the columns, whose rows say what: without step numbers, which a mail's reader
 * does not have.
 */
public final class Captions {

    private Captions() {}

    public static String title(Finding finding) {
        return Label.ascii(Label.plain(FindingWords.title(finding))).toUpperCase(Locale.ROOT);
    }

    /** What is to be said of a finding at a step. */
    public static String of(Finding finding, Lanes lanes, History history, int at) {
        return finding instanceof Finding.StaleHit hit
                ? stale(hit, LookupIrq.of(history, at, hit), SecondMap.of(history, at, hit.pirq()))
                : Label.ascii(lanes.clean(FindingWords.sentence(finding)));
    }

    /** The lookup succeeds for whoever has the number: xen_hvm_setup_msi_irqs asks no more. */
    private static String stale(Finding.StaleHit hit, LookupIrq irq, SecondMap second) {
        String taken = irq(hit, irq) + ", so Linux takes " + hit.pirq() + " for " + Label.ascii(Label.name(hit.name()))
                + "'s own";
        if (hit.waits()) {
            return taken
                    + " and writes nothing, but an earlier write whose map or bind failed still waits: QEMU asks "
                    + "for pirq "
                    + hit.pirq() + " again.";
        }
        return hit.msix()
                ? taken + " and does not write entry " + hit.entry() + "; QEMU maps only written entries."
                : taken + ". " + second.sentence(hit.pirq());
    }

    /** The irq that the lookup finds, and what it is if nobody has it who runs. */
    private static String irq(Finding.StaleHit hit, LookupIrq irq) {
        if (irq.dying()) {
            return name(irq) + "'s irq " + irq.number() + " still has " + hit.pirq();
        }
        boolean gone = irq.old() || irq.boundAt() == 0 && hit.owner().isNobody();
        return gone
                ? "The lookup finds irq " + irq.number() + " although that is gone"
                : "Irq " + irq.number() + " has pirq " + hit.pirq();
    }

    /** The name of a controller that runs. */
    public static String name(History history, int actor) {
        return Label.ascii(Label.name(history.name(actor)));
    }

    public static String name(LookupIrq irq) {
        return Label.ascii(Label.name(irq.name()));
    }
}
