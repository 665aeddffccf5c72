package org.pirqscope.diagram.mail;

import java.util.Locale;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.machine.call.Finding;

/** What happened, for the line below the columns: without step numbers, which a mail's reader does not have. */
final class Captions {

    private Captions() {
    }

    static String title(Finding finding) {
        return Label.ascii(Label.plain(finding.title())).replaceAll(" \\(I\\d\\)$", "").toUpperCase(Locale.ROOT);
    }

    static String of(Finding finding, Lanes lanes) {
        return switch (finding) {
            case Finding.StaleHit hit -> stale(hit);
            case Finding.Observed seen -> Label.ascii(lanes.clean(seen.sentence()));
            case Finding.MessageDecoded seen -> Label.ascii(lanes.clean(seen.sentence()));
        };
    }

    private static String stale(Finding.StaleHit hit) {
        String name = Label.ascii(Label.name(hit.name()));
        String owner = hit.owner().isEmpty() ? "" : Label.ascii(Label.name(hit.owner().replaceFirst(" entry \\d+$", "")));
        String read = name + " reads pirq " + hit.pirq() + " back from its " + (hit.msix() ? "MSI-X table" : "MSI registers");
        String now = owner.isEmpty() ? " after QEMU unmapped it" : hit.freedAt() == 0 ? " although it is " + owner + "'s"
                : " after QEMU unmapped it and Xen gave it to " + owner;
        String then = hit.msix() ? "Nothing is written, so entry " + hit.entry() + " is never mapped." : "QEMU maps it a second time.";
        return read + now + ". " + then;
    }
}
