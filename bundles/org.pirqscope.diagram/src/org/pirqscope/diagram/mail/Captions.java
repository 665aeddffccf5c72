package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.Locale;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;

/** What happened, for the line below the columns: without step numbers, which a mail's reader does not have. */
final class Captions {

    private Captions() {
    }

    static String title(Finding finding) {
        return Label.ascii(Label.plain(finding.title())).replaceAll(" \\(I\\d\\)$", "").toUpperCase(Locale.ROOT);
    }

    /**
     * What happened at a step.
     *
     * @param brief in fewer words, since something is said behind it
     */
    static String of(Finding finding, Lanes lanes, List<Step> steps, int at, boolean brief) {
        return switch (finding) {
            case Finding.StaleHit hit -> stale(hit, Carrier.of(steps, at, hit), SecondMap.of(steps, at, hit.pirq()), brief);
            case Finding.Observed seen -> Label.ascii(lanes.clean(seen.sentence()));
            case Finding.MessageDecoded seen -> Label.ascii(lanes.clean(seen.sentence()));
        };
    }

    private static String stale(Finding.StaleHit hit, Carrier carrier, SecondMap second, boolean brief) {
        String read = Label.ascii(Label.name(hit.name())) + " reads pirq " + hit.pirq() + " back";
        if (carrier.dying()) {
            return read + " after QEMU unmapped it. " + name(carrier) + " is being torn down, its irq " + carrier.irq() + " still has it. "
                    + then(hit, second, brief);
        }
        String where = brief ? "" : " from its " + (hit.msix() ? "MSI-X table" : "MSI registers");
        return read + where + unmapped(hit) + ". " + carried(hit, carrier) + then(hit, second, brief);
    }

    /** What QEMU makes of it: MSI-X entries are mapped when they were written, an MSI whenever it is enabled. */
    private static String then(Finding.StaleHit hit, SecondMap second, boolean brief) {
        if (hit.waits()) {
            return "Nothing is written, but an earlier write whose map or bind failed still waits: QEMU asks for pirq " + hit.pirq() + " again.";
        }
        if (!hit.msix()) {
            return second.sentence(hit.pirq());
        }
        return "Nothing is written, " + (brief ? "entry " + hit.entry() + " never mapped." : "so entry " + hit.entry() + " is never mapped.");
    }

    private static String unmapped(Finding.StaleHit hit) {
        String owner = hit.owner().isEmpty() ? "" : Label.ascii(Label.name(hit.owner().replaceFirst(" entry \\d+$", "")));
        if (owner.isEmpty() || hit.ownedSince() == 0 && hit.freedAt() > 0) {
            return " after QEMU unmapped it";
        }
        return hit.freedAt() == 0 ? " although it is " + owner + "'s" : " after QEMU unmapped it and Xen gave it to " + owner;
    }

    /** Why the lookup succeeds, where that is not because Xen gave the pirq to the irq's controller. */
    private static String carried(Finding.StaleHit hit, Carrier carrier) {
        return carrier.boundAt() == 0 || hit.ownedSince() > 0 ? "" : name(carrier) + "'s irq " + carrier.irq() + " carries it. ";
    }

    /** The name of a controller that runs. */
    static String name(List<Step> steps, int actor) {
        return steps.stream().filter(step -> step.actor() == actor).findFirst().map(step -> Label.ascii(Label.name(step.actorName()))).orElse("?");
    }

    static String name(Carrier carrier) {
        return Label.ascii(Label.name(carrier.name()));
    }
}
