package org.pirqscope.session.live;

import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.model.pirq.PirqPackage.Literals;
import org.pirqscope.report.table.TableColumns;

/** What Xen and the guest hold of the pirqs. */
final class PirqMappings {

    private PirqMappings() {}

    static final RowMapping<PirqRow> PIRQ = RowMapping.of(
                    Literals.PIRQ,
                    PirqRow::pirq,
                    TableColumns.PIRQ,
                    List.of(
                            new RowAttribute<>(Literals.PIRQ__NUMBER, PirqRow::pirq),
                            new RowAttribute<>(Literals.PIRQ__IRQ, PirqRow::irq),
                            new RowAttribute<>(Literals.PIRQ__EMUIRQ, PirqRow::emuirq),
                            new RowAttribute<>(Literals.PIRQ__EVTCHN, PirqRow::evtchn),
                            new RowAttribute<>(Literals.PIRQ__BOUND, PirqRow::bound),
                            new RowAttribute<>(Literals.PIRQ__GVEC, PirqRow::gvec),
                            new RowAttribute<>(Literals.PIRQ__GFLAGS, PirqRow::gflags),
                            new RowAttribute<>(Literals.PIRQ__MAPPED_FOR, PirqRow::mappedFor),
                            new RowAttribute<>(Literals.PIRQ__ALLOCATED_BY, PirqRow::allocatedBy),
                            new RowAttribute<>(Literals.PIRQ__GUEST_IRQS, PirqRow::guestIrqs),
                            new RowAttribute<>(Literals.PIRQ__PENDING, PirqRow::pending)))
            .present(row -> row.state() != PirqRow.State.FREE)
            .alarm(PirqMappings::alarm);

    static final RowMapping<XenIrqRow> XEN_IRQ = RowMapping.of(
                    Literals.XEN_IRQ,
                    XenIrqRow::irq,
                    TableColumns.XEN_IRQ,
                    List.of(
                            new RowAttribute<>(Literals.XEN_IRQ__IRQ, XenIrqRow::irq),
                            new RowAttribute<>(Literals.XEN_IRQ__USED, XenIrqRow::used),
                            new RowAttribute<>(Literals.XEN_IRQ__PIRQ, XenIrqRow::pirq),
                            new RowAttribute<>(Literals.XEN_IRQ__OWNER, XenIrqRow::owner),
                            new RowAttribute<>(Literals.XEN_IRQ__GUEST_BOUND, XenIrqRow::guestBound),
                            new RowAttribute<>(Literals.XEN_IRQ__MASKED, XenIrqRow::masked),
                            new RowAttribute<>(Literals.XEN_IRQ__LEAKED, XenIrqRow::leaked)))
            .alarm((row, alarms) -> row.leaked() ? "Xen irq " + row.irq() + " is in use, but no pirq names it." : "");

    static final RowMapping<EventChannelRow> EVENT_CHANNEL = RowMapping.of(
                    Literals.EVENT_CHANNEL,
                    EventChannelRow::port,
                    TableColumns.EVENT_CHANNEL,
                    List.of(
                            new RowAttribute<>(Literals.EVENT_CHANNEL__PORT, EventChannelRow::port),
                            new RowAttribute<>(Literals.EVENT_CHANNEL__PIRQ, EventChannelRow::pirq),
                            new RowAttribute<>(Literals.EVENT_CHANNEL__PIRQ_EVTCHN, EventChannelRow::pirqEvtchn),
                            new RowAttribute<>(Literals.EVENT_CHANNEL__GUEST_IRQ, EventChannelRow::guestIrq)))
            .alarm((row, alarms) -> row.pirqEvtchn() == row.port()
                    ? alarms.ofPirq(row.pirq())
                    : "Port " + row.port() + " is stale: pirq " + row.pirq() + " names "
                            + (row.pirqEvtchn() == 0 ? "no port." : "port " + row.pirqEvtchn() + "."));

    static final RowMapping<GuestIrqRow> GUEST_IRQ = RowMapping.of(
                    Literals.GUEST_IRQ,
                    GuestIrqRow::irq,
                    TableColumns.GUEST_IRQ,
                    List.of(
                            new RowAttribute<>(Literals.GUEST_IRQ__IRQ, GuestIrqRow::irq),
                            new RowAttribute<>(Literals.GUEST_IRQ__PIRQ, GuestIrqRow::pirq),
                            new RowAttribute<>(Literals.GUEST_IRQ__EVTCHN, GuestIrqRow::evtchn),
                            new RowAttribute<>(Literals.GUEST_IRQ__OWNER, GuestIrqRow::owner),
                            new RowAttribute<>(Literals.GUEST_IRQ__DEVICE, GuestIrqRow::device),
                            new RowAttribute<>(Literals.GUEST_IRQ__ENTRY, GuestIrqRow::entry),
                            new RowAttribute<>(Literals.GUEST_IRQ__REQUESTED, GuestIrqRow::requested)))
            .alarm((row, alarms) -> alarms.ofPirq(row.pirq()));

    private static String alarm(PirqRow row, AlarmSentences alarms) {
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
