package org.pirqscope.session.live;

import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.model.pirq.PirqPackage.Literals;
import org.pirqscope.report.table.EventChannelColumn;
import org.pirqscope.report.table.GuestIrqColumn;
import org.pirqscope.report.table.PirqColumn;
import org.pirqscope.report.table.XenIrqColumn;

/** What Xen and the guest hold of the pirqs. */
final class PirqShapes {

    private PirqShapes() {}

    static final Shape<PirqRow> PIRQ = Shape.of(
                    Literals.PIRQ,
                    PirqRow::pirq,
                    List.of(PirqColumn.values()),
                    List.of(
                            new Field<>(Literals.PIRQ__NUMBER, PirqRow::pirq),
                            new Field<>(Literals.PIRQ__IRQ, PirqRow::irq),
                            new Field<>(Literals.PIRQ__EMUIRQ, PirqRow::emuirq),
                            new Field<>(Literals.PIRQ__EVTCHN, PirqRow::evtchn),
                            new Field<>(Literals.PIRQ__BOUND, PirqRow::bound),
                            new Field<>(Literals.PIRQ__GVEC, PirqRow::gvec),
                            new Field<>(Literals.PIRQ__GFLAGS, PirqRow::gflags),
                            new Field<>(Literals.PIRQ__MAPPED_FOR, PirqRow::mappedFor),
                            new Field<>(Literals.PIRQ__ALLOCATED_BY, PirqRow::allocatedBy),
                            new Field<>(Literals.PIRQ__GUEST_IRQS, PirqRow::guestIrqs)))
            .present(row -> row.state() != PirqRow.State.FREE)
            .alarm(PirqShapes::alarm);

    static final Shape<XenIrqRow> XEN_IRQ = Shape.of(
                    Literals.XEN_IRQ,
                    XenIrqRow::irq,
                    List.of(XenIrqColumn.values()),
                    List.of(
                            new Field<>(Literals.XEN_IRQ__IRQ, XenIrqRow::irq),
                            new Field<>(Literals.XEN_IRQ__USED, XenIrqRow::used),
                            new Field<>(Literals.XEN_IRQ__PIRQ, XenIrqRow::pirq),
                            new Field<>(Literals.XEN_IRQ__OWNER, XenIrqRow::owner),
                            new Field<>(Literals.XEN_IRQ__GUEST_BOUND, XenIrqRow::guestBound),
                            new Field<>(Literals.XEN_IRQ__MASKED, XenIrqRow::masked),
                            new Field<>(Literals.XEN_IRQ__LEAKED, XenIrqRow::leaked)))
            .alarm((row, alarms) -> row.leaked() ? "Xen irq " + row.irq() + " is in use, but no pirq names it." : "");

    static final Shape<EventChannelRow> EVENT_CHANNEL = Shape.of(
                    Literals.EVENT_CHANNEL,
                    EventChannelRow::port,
                    List.of(EventChannelColumn.values()),
                    List.of(
                            new Field<>(Literals.EVENT_CHANNEL__PORT, EventChannelRow::port),
                            new Field<>(Literals.EVENT_CHANNEL__PIRQ, EventChannelRow::pirq),
                            new Field<>(Literals.EVENT_CHANNEL__PIRQ_EVTCHN, EventChannelRow::pirqEvtchn),
                            new Field<>(Literals.EVENT_CHANNEL__GUEST_IRQ, EventChannelRow::guestIrq)))
            .alarm((row, alarms) -> row.pirqEvtchn() == row.port()
                    ? alarms.ofPirq(row.pirq())
                    : "Port " + row.port() + " is stale: pirq " + row.pirq() + " names "
                            + (row.pirqEvtchn() == 0 ? "no port." : "port " + row.pirqEvtchn() + "."));

    static final Shape<GuestIrqRow> GUEST_IRQ = Shape.of(
                    Literals.GUEST_IRQ,
                    GuestIrqRow::irq,
                    List.of(GuestIrqColumn.values()),
                    List.of(
                            new Field<>(Literals.GUEST_IRQ__IRQ, GuestIrqRow::irq),
                            new Field<>(Literals.GUEST_IRQ__PIRQ, GuestIrqRow::pirq),
                            new Field<>(Literals.GUEST_IRQ__EVTCHN, GuestIrqRow::evtchn),
                            new Field<>(Literals.GUEST_IRQ__OWNER, GuestIrqRow::owner),
                            new Field<>(Literals.GUEST_IRQ__DEVICE, GuestIrqRow::device),
                            new Field<>(Literals.GUEST_IRQ__ENTRY, GuestIrqRow::entry),
                            new Field<>(Literals.GUEST_IRQ__REQUESTED, GuestIrqRow::requested)))
            .alarm((row, alarms) -> alarms.ofPirq(row.pirq()));

    private static String alarm(PirqRow row, Alarms alarms) {
        String hit = alarms.ofPirq(row.pirq());
        if (!hit.isEmpty()) {
            return hit;
        }
        if (row.guestIrqs().size() > 1) {
            return "irqs " + row.guestIrqs().stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + " all carry pirq " + row.pirq() + ".";
        }
        return switch (row.state()) {
            case LEAKED -> "Pirq " + row.pirq() + " is allocated, but no irq carries it.";
            case FORCED ->
                "Pirq " + row.pirq() + " was unbound by force: its number and Xen irq " + -row.irq() + " stay blocked.";
            case FREE, ALLOCATED, MAPPED, EMULATED -> "";
        };
    }
}
