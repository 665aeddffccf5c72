package org.pirqscope.report.keys;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.machine.version.KeyForms.Irqs;
import org.pirqscope.report.keys.KeyMoment.Bit;

/** Key i: dump_irqs (xen/arch/x86/irq.c), the irqs of the domain. */
final class IrqKey {

    private static final int IRQ_DISABLED = 0x2;
    private static final int IRQ_GUEST = 0x10;

    private final KeyMoment moment;
    private final Irqs form;

    IrqKey(KeyMoment moment) {
        this.moment = moment;
        this.form = moment.forms().irqs();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(form == Irqs.FOUR_FLAGS ? "Guest interrupt information:" : "IRQ information:");
        moment.msis().stream()
                .sorted(java.util.Comparator.comparingInt(MappedMsi::irq))
                .forEach(msi -> lines.add(head(msi) + (msi.bound() ? guest(msi) : "mapped, unbound")));
        return lines;
    }

    private String head(MappedMsi msi) {
        int status = msi.bound() ? IRQ_GUEST : IRQ_DISABLED;
        return form == Irqs.SHORT
                ? "   IRQ:%4d vec:?? %-15s status=%03x aff:{?}/{?} ".formatted(msi.irq(), type(msi), status)
                : "   IRQ:%4d affinity:? vec:?? type=%-15s status=%08x ".formatted(msi.irq(), type(msi), status);
    }

    /** Xen 4.1, the oldest, has one handler for all. */
    private String type(MappedMsi msi) {
        return msi.maskable() && moment.forms().oneHandler() ? "PCI-MSI" : msi.maskable() ? "PCI-MSI/-X" : "PCI-MSI";
    }

    private String guest(MappedMsi msi) {
        XenIrqRow row = moment.row(msi);
        String flags = "(" + flags(msi, moment.pirq(row.pirq())) + ")";
        String flight = "in-flight=" + (moment.inFlight(msi) ? 1 : 0);
        return form == Irqs.SHORT
                ? flight + " d%d:%3d".formatted(moment.domain(), row.pirq()) + flags
                : flight + " domain-list=%d:%3d".formatted(moment.domain(), row.pirq()) + flags + ",";
    }

    /** Of a pirq without event channel Xen shows port 0, which Linux masks. */
    private String flags(MappedMsi msi, PirqRow pirq) {
        Bit masked = moment.ports().stream()
                .filter(port -> port.port() == pirq.evtchn())
                .findFirst()
                .map(moment::masked)
                .orElse(pirq.evtchn() == 0 ? Bit.YES : Bit.UNKNOWN);
        return (moment.pending(pirq.evtchn()) ? "P" : "-")
                + (form == Irqs.FOUR_FLAGS ? "?" : "")
                + letter(masked)
                + (moment.inFlight(msi) ? "M" : "-");
    }

    private static String letter(Bit masked) {
        return switch (masked) {
            case NO -> "-";
            case YES -> "M";
            case UNKNOWN -> "?";
        };
    }
}
