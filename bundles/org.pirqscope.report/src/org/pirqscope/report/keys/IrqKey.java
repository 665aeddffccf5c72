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
        moment.gsis()
                .forEach(row ->
                        lines.add(head(row.irq(), "IO-APIC-level", IRQ_GUEST) + guest(row, moment.intxInFlight(row))));
        moment.msis().stream()
                .sorted(java.util.Comparator.comparingInt(MappedMsi::irq))
                .forEach(msi -> lines.add(head(msi.irq(), type(msi), msi.bound() ? IRQ_GUEST : IRQ_DISABLED)
                        + (msi.bound() ? guest(msi) : "mapped, unbound")));
        return lines;
    }

    private String guest(MappedMsi msi) {
        return guest(moment.row(msi), moment.inFlight(msi));
    }

    private String head(int irq, String type, int status) {
        return form == Irqs.SHORT
                ? "   IRQ:%4d vec:?? %-15s status=%03x aff:{?}/{?} ".formatted(irq, type, status)
                : "   IRQ:%4d affinity:? vec:?? type=%-15s status=%08x ".formatted(irq, type, status);
    }

    /** Xen 4.1, the oldest, has one handler for all. */
    private String type(MappedMsi msi) {
        return msi.maskable() && moment.forms().oneHandler() ? "PCI-MSI" : msi.maskable() ? "PCI-MSI/-X" : "PCI-MSI";
    }

    private String guest(XenIrqRow row, boolean inFlight) {
        String flags = "(" + flags(moment.pirq(row.pirq()), inFlight) + ")";
        String flight = "in-flight=" + (inFlight ? 1 : 0);
        return form == Irqs.SHORT
                ? flight + " d%d:%3d".formatted(moment.domain(), row.pirq()) + flags
                : flight + " domain-list=%d:%3d".formatted(moment.domain(), row.pirq()) + flags + ",";
    }

    /** Of a pirq without event channel Xen shows port 0, which Linux masks. */
    private String flags(PirqRow pirq, boolean inFlight) {
        Bit masked = moment.ports().stream()
                .filter(port -> port.port() == pirq.evtchn())
                .findFirst()
                .map(moment::masked)
                .orElse(pirq.evtchn() == 0 ? Bit.YES : Bit.UNKNOWN);
        return (moment.pending(pirq.evtchn()) ? "P" : "-")
                + (form == Irqs.FOUR_FLAGS ? "?" : "")
                + letter(masked)
                + (inFlight ? "M" : "-");
    }

    private static String letter(Bit masked) {
        return switch (masked) {
            case NO -> "-";
            case YES -> "M";
            case UNKNOWN -> "?";
        };
    }
}
