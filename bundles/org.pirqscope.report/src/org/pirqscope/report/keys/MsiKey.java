package org.pirqscope.report.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pirqscope.machine.version.KeyForms.Msis;

/** Key M: dump_msi (xen/arch/x86/msi.c), the MSIs of the domain. */
final class MsiKey {

    private final KeyMoment moment;
    private final Msis form;

    MsiKey(KeyMoment moment) {
        this.moment = moment;
        this.form = moment.forms().msis();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(form == Msis.JOINED ? "PCI-MSI interrupt information:" : "MSI information:");
        moment.msis().stream()
                .sorted(Comparator.comparingInt(MappedMsi::irq))
                .forEach(msi -> lines.add(head(msi)
                        + "%7s%6s%3sassert%5s%7s dest=???????? mask=%d/%s/%s"
                                .formatted(
                                        "?", "edge", "", "?", "?", msi.maskable() ? 1 : 0, masks(msi), hardware(msi))));
        return lines;
    }

    private String head(MappedMsi msi) {
        return form == Msis.JOINED
                ? " MSI%s %4d vec=??".formatted(msi.msix() ? "X" : " ", msi.irq())
                : " %-6s%4d vec=??".formatted(msi.msix() ? "MSI-X" : "MSI", msi.irq());
    }

    private String masks(MappedMsi msi) {
        return form == Msis.LETTERS
                ? (hostMasks(msi) ? "H" : " ") + (guestMasks(msi) ? "G" : " ")
                : msi.bound() ? "0" : "1";
    }

    /** Xen masks what it may until the guest is bound (startup_msi_irq), and again after that (shutdown_msi_irq). */
    private static boolean hostMasks(MappedMsi msi) {
        return !msi.bound() && msi.maskable();
    }

    /**
     * guest_masked: of MSI-X from the map on, of an MSI with a mask register from the first bind on, until Xen or the
     * guest clears it. An unbind sets it, from 4.11 also where nothing can be masked (pt_irq_destroy_bind).
     */
    private boolean guestMasks(MappedMsi msi) {
        if (msi.bound()) {
            return msi.maskable() && moment.row(msi).masked();
        }
        return msi.msix() || msi.wasBound() && (msi.maskable() || moment.masksAtUnbind());
    }

    /** The mask bit of the device; nobody knows that of an MSI whose mask register the guest can write. */
    private String hardware(MappedMsi msi) {
        if (!msi.maskable()) {
            return form == Msis.JOINED ? "-1" : "?";
        }
        if (!msi.msix()) {
            return "?";
        }
        boolean masked = form == Msis.LETTERS
                ? hostMasks(msi) || guestMasks(msi)
                : !msi.bound() || moment.row(msi).masked();
        return masked ? "1" : "0";
    }
}
