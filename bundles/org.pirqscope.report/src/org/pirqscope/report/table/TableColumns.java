package org.pirqscope.report.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.state.DescriptorRow;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.report.words.FindingWords;

/** The columns of all tables, from left to right; what views, tool tips and the command line print. */
public final class TableColumns {

    private static final String NONE = "-";

    /** Xen's pirq table. A Xen irq of -1 is PIRQ_ALLOCATED; gflags are what XEN_DOMCTL_bind_pt_irq was given. */
    public static final List<RowColumn<PirqRow>> PIRQ = List.of(
            new RowColumn<>("pirq", row -> Integer.toString(row.pirq())),
            new RowColumn<>("state", row -> row.state().label()),
            new RowColumn<>("Xen irq", row -> nonZero(row.irq())),
            new RowColumn<>("emuirq", row -> row.emuirq() == -1 ? NONE : row.emuirqText()),
            new RowColumn<>("port", row -> nonZero(row.evtchn())),
            new RowColumn<>("mapped for", row -> or(row.mappedFor())),
            new RowColumn<>("allocated by", row -> or(row.allocatedBy())),
            new RowColumn<>("guest irqs", row -> irqs(row.guestIrqs())),
            new RowColumn<>("gflags", row -> row.bound() ? "0x%04x".formatted(row.gflags()) : NONE));

    /** The Xen irqs and irq_pirq, which is negative after a forced unbind. */
    public static final List<RowColumn<XenIrqRow>> XEN_IRQ = List.of(
            new RowColumn<>("Xen irq", row -> Integer.toString(row.irq())),
            new RowColumn<>("irq_pirq", row -> nonZero(row.pirq())),
            new RowColumn<>("serves", row -> or(row.owner())),
            new RowColumn<>("state", row -> row.leaked() ? "leaked" : row.used() ? "used" : "slot only"),
            new RowColumn<>("guest bound", row -> yes(row.guestBound())),
            new RowColumn<>("masked", row -> yes(row.masked())));

    /** The bound event channels. */
    public static final List<RowColumn<EventChannelRow>> EVENT_CHANNEL = List.of(
            new RowColumn<>("port", row -> Integer.toString(row.port())),
            new RowColumn<>("pirq", row -> Integer.toString(row.pirq())),
            new RowColumn<>("evtchn of pirq", row -> nonZero(row.pirqEvtchn())),
            new RowColumn<>("state", row -> row.pirqEvtchn() == row.port() ? "bound" : "stale"),
            new RowColumn<>("guest irq", row -> nonZero(row.guestIrq())));

    /** The irq_infos of the guest. */
    public static final List<RowColumn<GuestIrqRow>> GUEST_IRQ = List.of(
            new RowColumn<>("irq", row -> Integer.toString(row.irq())),
            new RowColumn<>("pirq", row -> nonZero(row.pirq())),
            new RowColumn<>("port", row -> nonZero(row.evtchn())),
            new RowColumn<>("owner", row -> or(row.owner())),
            new RowColumn<>("handler", row -> row.requested() ? "requested" : NONE));

    /** The passed-through devices; control is ENABLE and MASKALL as the guest has set them. */
    public static final List<RowColumn<DeviceRow>> DEVICE = List.of(
            new RowColumn<>("device", DeviceRow::name),
            new RowColumn<>("bdf", DeviceRow::bdf),
            new RowColumn<>("mode", row -> row.mode().label()),
            new RowColumn<>("control", row -> control(row.enabled(), row.maskAll())),
            new RowColumn<>("driver is at", DeviceRow::position),
            new RowColumn<>("outcome", row -> row.outcome().text()));

    /** QEMU's side of a device's table entries; applied is what it took over last, where that differs. */
    public static final List<RowColumn<EntryRow>> ENTRY = List.of(
            new RowColumn<>("entry", TableColumns::entry),
            new RowColumn<>("address_hi", row -> word(row.message().addressHi())),
            new RowColumn<>("address_lo", row -> word(row.message().addressLo())),
            new RowColumn<>("data", row -> data(row.message().data())),
            new RowColumn<>("QEMU pirq", TableColumns::qemuPirq),
            new RowColumn<>("updated", row -> yes(row.updated())),
            new RowColumn<>("message", TableColumns::message),
            new RowColumn<>(
                    "applied",
                    row -> row.applied().equals(row.message())
                            ? NONE
                            : row.applied().toString()));

    /** A device's MSI descriptors in the guest. */
    public static final List<RowColumn<DescriptorRow>> DESCRIPTOR = List.of(
            new RowColumn<>("msi_desc", row -> (row.msix() ? "entry " : "MSI ") + row.entry()),
            new RowColumn<>("irq", row -> nonZero(row.irq())),
            new RowColumn<>("address_hi", row -> word(row.message().addressHi())),
            new RowColumn<>("address_lo", row -> word(row.message().addressLo())),
            new RowColumn<>("data", row -> data(row.message().data())));

    /** A device's entries, QEMU's side and the guest's in one row. */
    public static final List<RowColumn<EntryLine>> ENTRY_LINE = List.of(
            new RowColumn<>("device / entry", row -> entry(row.entry())),
            new RowColumn<>("address_hi", row -> word(row.entry().message().addressHi())),
            new RowColumn<>("address_lo", row -> word(row.entry().message().addressLo())),
            new RowColumn<>("data", row -> data(row.entry().message().data())),
            new RowColumn<>("QEMU pirq", row -> qemuPirq(row.entry())),
            new RowColumn<>("irq", EntryLine::irq),
            new RowColumn<>("message", row -> message(row.entry())),
            new RowColumn<>("updated", row -> yes(row.entry().updated())),
            new RowColumn<>("msi_desc", EntryLine::cached));

    /** The findings of a run. */
    public static final List<RowColumn<FindingRow>> FINDING = List.of(
            new RowColumn<>("step", row -> Integer.toString(row.step())),
            new RowColumn<>("severity", row -> row.finding().severity().name().toLowerCase(Locale.ROOT)),
            new RowColumn<>("who", FindingRow::actor),
            new RowColumn<>("finding", row -> FindingWords.title(row.finding())),
            new RowColumn<>("what it means", row -> FindingWords.sentence(row.finding())));

    /** The log lines of all layers, and what it takes to see each. */
    public static final List<RowColumn<LogRow>> LOG = List.of(
            new RowColumn<>("step", row -> Integer.toString(row.step())),
            new RowColumn<>("layer", row -> row.line().layer().label()),
            new RowColumn<>("who", LogRow::actor),
            new RowColumn<>("line", row -> row.line().text()),
            new RowColumn<>(
                    "shown with",
                    row -> row.line().alwaysShown() ? "always" : row.line().hiddenUnless()));

    private TableColumns() {}

    /** What the guest has set in a device's message control word. */
    public static String control(boolean enabled, boolean maskAll) {
        if (!enabled) {
            return "disabled";
        }
        return maskAll ? "ENABLE|MASKALL" : "ENABLE";
    }

    private static String entry(EntryRow row) {
        return row.msix() ? "entry " + row.entry() : "MSI";
    }

    private static String qemuPirq(EntryRow row) {
        return row.pirq() == -1 ? "none" : Integer.toString(row.pirq());
    }

    /** Whether the message names a pirq that QEMU does not hold for the entry, and who has got that pirq since. */
    private static String message(EntryRow row) {
        if (row.stale()) {
            return row.namesAnothers() ? "names " + row.holder() + "'s" : "stale";
        }
        return row.message().equals(new MsiMessage(0, 0, 0)) ? "empty" : "in use";
    }

    /** Linux irqs that carry one pirq; more than one is said in words. */
    private static String irqs(List<Integer> irqs) {
        String all = irqs.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return switch (irqs.size()) {
            case 0 -> NONE;
            case 1 -> all;
            case 2 -> all + " twice";
            default -> all + " " + irqs.size() + " times";
        };
    }

    private static String or(String text) {
        return text.isEmpty() ? NONE : text;
    }

    /** 0 is not a number of this kind. */
    static String nonZero(int value) {
        return value == 0 ? NONE : Integer.toString(value);
    }

    private static String yes(boolean value) {
        return value ? "yes" : "no";
    }

    private static String word(int value) {
        return "%08x".formatted(value);
    }

    /** A data register: 16 bits unless the upper half is in use. */
    private static String data(int value) {
        return "%04x".formatted(value);
    }
}
