package org.pirqscope.session.live;

import java.util.List;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.state.DescriptorRow;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.model.pci.InterruptMode;
import org.pirqscope.model.pci.PciPackage.Literals;
import org.pirqscope.report.table.DescriptorColumn;
import org.pirqscope.report.table.DeviceColumn;
import org.pirqscope.report.table.EntryColumn;

/** The devices with what QEMU and the guest hold of their entries. */
final class PciShapes {

    private PciShapes() {}

    private static final MsiMessage EMPTY = new MsiMessage(0, 0, 0);

    static final Shape<EntryRow> ENTRY = Shape.of(
                    Literals.TABLE_ENTRY,
                    row -> key(row.entry(), row.msix()),
                    List.of(EntryColumn.values()),
                    List.of(
                            new Field<>(Literals.TABLE_ENTRY__INDEX, EntryRow::entry),
                            new Field<>(Literals.TABLE_ENTRY__MSIX, EntryRow::msix),
                            new Field<>(
                                    Literals.TABLE_ENTRY__ADDRESS_HI,
                                    row -> row.message().addressHi()),
                            new Field<>(
                                    Literals.TABLE_ENTRY__ADDRESS_LO,
                                    row -> row.message().addressLo()),
                            new Field<>(
                                    Literals.TABLE_ENTRY__DATA,
                                    row -> row.message().data()),
                            new Field<>(
                                    Literals.TABLE_ENTRY__APPLIED_HI,
                                    row -> row.applied().addressHi()),
                            new Field<>(
                                    Literals.TABLE_ENTRY__APPLIED_LO,
                                    row -> row.applied().addressLo()),
                            new Field<>(
                                    Literals.TABLE_ENTRY__APPLIED_DATA,
                                    row -> row.applied().data()),
                            new Field<>(Literals.TABLE_ENTRY__PIRQ, EntryRow::pirq),
                            new Field<>(Literals.TABLE_ENTRY__UPDATED, EntryRow::updated),
                            new Field<>(Literals.TABLE_ENTRY__STALE, EntryRow::stale)))
            .present(row -> !row.message().equals(EMPTY))
            .alarm((row, alarms) -> alarms.ofEntry(row.entry()));

    static final Shape<DescriptorRow> DESCRIPTOR = Shape.of(
            Literals.MSI_DESCRIPTOR,
            row -> key(row.entry(), row.msix()),
            List.of(DescriptorColumn.values()),
            List.of(
                    new Field<>(Literals.MSI_DESCRIPTOR__ENTRY, DescriptorRow::entry),
                    new Field<>(Literals.MSI_DESCRIPTOR__MSIX, DescriptorRow::msix),
                    new Field<>(Literals.MSI_DESCRIPTOR__IRQ, DescriptorRow::irq),
                    new Field<>(
                            Literals.MSI_DESCRIPTOR__ADDRESS_HI,
                            row -> row.message().addressHi()),
                    new Field<>(
                            Literals.MSI_DESCRIPTOR__ADDRESS_LO,
                            row -> row.message().addressLo()),
                    new Field<>(
                            Literals.MSI_DESCRIPTOR__DATA, row -> row.message().data())));

    static final Shape<DeviceRow> DEVICE = Shape.of(
                    Literals.PCI_DEVICE,
                    DeviceRow::index,
                    List.of(DeviceColumn.values()),
                    List.of(
                            new Field<>(Literals.PCI_DEVICE__INDEX, DeviceRow::index),
                            new Field<>(Literals.PCI_DEVICE__NAME, DeviceRow::name),
                            new Field<>(Literals.PCI_DEVICE__BDF, DeviceRow::bdf),
                            new Field<>(Literals.PCI_DEVICE__MODE, row -> mode(row.mode())),
                            new Field<>(Literals.PCI_DEVICE__ENABLED, DeviceRow::enabled),
                            new Field<>(Literals.PCI_DEVICE__MASK_ALL, DeviceRow::maskAll),
                            new Field<>(Literals.PCI_DEVICE__POSITION, DeviceRow::position),
                            new Field<>(
                                    Literals.PCI_DEVICE__OUTCOME,
                                    row -> row.outcome().text())))
            .nests(List.of(
                    new Nest<>(Literals.PCI_DEVICE__ENTRIES, DeviceRow::entries, ENTRY, DeviceRow::index),
                    new Nest<>(Literals.PCI_DEVICE__DESCRIPTORS, DeviceRow::descriptors, DESCRIPTOR, DeviceRow::index)))
            .alike(PciShapes::alike)
            .alarm((row, alarms) ->
                    row.outcome() instanceof Outcome.Lost lost ? row.name() + " " + lost.text() + "." : "");

    private static int key(int entry, boolean msix) {
        return entry << 1 | (msix ? 1 : 0);
    }

    /** Where the driver stands changes with each step, and the entries carry their own marks. */
    private static boolean alike(DeviceRow one, DeviceRow other) {
        return one.mode() == other.mode()
                && one.enabled() == other.enabled()
                && one.maskAll() == other.maskAll()
                && one.outcome().equals(other.outcome());
    }

    private static InterruptMode mode(DeviceRow.Mode mode) {
        return switch (mode) {
            case NONE -> InterruptMode.NONE;
            case MSIX -> InterruptMode.MSIX;
            case MSI -> InterruptMode.MSI;
            case INTX -> InterruptMode.INTX;
        };
    }
}
