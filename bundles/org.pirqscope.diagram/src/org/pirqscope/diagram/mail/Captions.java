package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.Locale;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;

/** Why it happened, for the lines below the columns, whose rows say what: without step numbers, which a mail's reader does not have. */
final class Captions {

    private Captions() {
    }

    static String title(Finding finding) {
        return Label.ascii(Label.plain(finding.title())).replaceAll(" \\(I\\d\\)$", "").toUpperCase(Locale.ROOT);
    }

    /** What is to be said of a finding at a step. */
    static String of(Finding finding, Lanes lanes, List<Step> steps, int at) {
        return switch (finding) {
            case Finding.StaleHit hit -> stale(hit, Carrier.of(steps, at, hit), SecondMap.of(steps, at, hit.pirq()));
            case Finding.Observed seen -> Label.ascii(lanes.clean(seen.sentence()));
            case Finding.MessageDecoded seen -> Label.ascii(lanes.clean(seen.sentence()));
        };
    }

    /** The lookup succeeds for whoever has the number: xen_hvm_setup_msi_irqs asks no more. */
    private static String stale(Finding.StaleHit hit, Carrier carrier, SecondMap second) {
        String taken = taken(hit, carrier);
        if (hit.waits()) {
            return taken + " and writes nothing, but an earlier write whose map or bind failed still waits: QEMU asks for pirq " + hit.pirq() + " again.";
        }
        return hit.msix() ? taken + " and does not write entry " + hit.entry() + "; QEMU maps only what was written." : taken + ". " + second.sentence(hit.pirq());
    }

    private static String taken(Finding.StaleHit hit, Carrier carrier) {
        String self = Label.ascii(Label.name(hit.name()));
        String owner = carrier.boundAt() > 0 ? name(carrier) : hit.owner().isEmpty() ? "" : Label.ascii(Label.name(hit.owner().replaceFirst(" entry \\d+$", "")));
        if (owner.isEmpty()) {
            return "Linux finds irq " + carrier.irq() + " for " + hit.pirq() + " although that is gone, takes it for " + self + "'s own";
        }
        if (carrier.dying()) {
            return "QEMU unmapped " + hit.pirq() + " for " + name(carrier) + ", whose irq " + carrier.irq() + " is not destroyed yet: Linux takes it for " + self + "'s own";
        }
        return owner.equals(self) ? "Linux finds " + self + "'s own irq " + carrier.irq() + " with pirq " + hit.pirq()
                : "Linux takes " + owner + "'s irq " + carrier.irq() + " for " + self + "'s own";
    }

    /** The name of a controller that runs. */
    static String name(List<Step> steps, int actor) {
        return steps.stream().filter(step -> step.actor() == actor).findFirst().map(step -> Label.ascii(Label.name(step.actorName()))).orElse("?");
    }

    static String name(Carrier carrier) {
        return Label.ascii(Label.name(carrier.name()));
    }
}
