package org.pirqscope.session.live;

import java.util.List;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.state.DescriptorRow;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.model.pci.DriverState;
import org.pirqscope.model.pci.InterruptMode;
import org.pirqscope.model.pci.PciPackage.Literals;
import org.pirqscope.report.table.TableColumns;

/** The devices with what QEMU and the guest hold of their entries. */
final class PciMappings {

    private PciMappings() {}

    private static final MsiMessage EMPTY = new MsiMessage(0, 0, 0);

    static final RowMapping<EntryRow> ENTRY = RowMapping.of(
                    Literals.TABLE_ENTRY,
                    row -> key(row.entry(), row.msix()),
                    TableColumns.ENTRY,
                    List.of(
                            new RowAttribute<>(Literals.TABLE_ENTRY__INDEX, EntryRow::entry),
                            new RowAttribute<>(Literals.TABLE_ENTRY__MSIX, EntryRow::msix),
                            new RowAttribute<>(
                                    Literals.TABLE_ENTRY__ADDRESS_HI,
                                    row -> row.message().addressHi()),
                            new RowAttribute<>(
                                    Literals.TABLE_ENTRY__ADDRESS_LO,
                                    row -> row.message().addressLo()),
                            new RowAttribute<>(
                                    Literals.TABLE_ENTRY__DATA,
                                    row -> row.message().data()),
                            new RowAttribute<>(
                                    Literals.TABLE_ENTRY__APPLIED_HI,
                                    row -> row.applied().addressHi()),
                            new RowAttribute<>(
                                    Literals.TABLE_ENTRY__APPLIED_LO,
                                    row -> row.applied().addressLo()),
                            new RowAttribute<>(
                                    Literals.TABLE_ENTRY__APPLIED_DATA,
                                    row -> row.applied().data()),
                            new RowAttribute<>(Literals.TABLE_ENTRY__PIRQ, EntryRow::pirq),
                            new RowAttribute<>(Literals.TABLE_ENTRY__UPDATED, EntryRow::updated),
                            new RowAttribute<>(Literals.TABLE_ENTRY__STALE, EntryRow::stale),
                            new RowAttribute<>(Literals.TABLE_ENTRY__HOLDER, EntryRow::holder)))
            .present(row -> !row.message().equals(EMPTY))
            .alarm((row, alarms) -> alarms.ofEntry(row.entry()));

    static final RowMapping<DescriptorRow> DESCRIPTOR = RowMapping.of(
            Literals.MSI_DESCRIPTOR,
            row -> key(row.entry(), row.msix()),
            TableColumns.DESCRIPTOR,
            List.of(
                    new RowAttribute<>(Literals.MSI_DESCRIPTOR__ENTRY, DescriptorRow::entry),
                    new RowAttribute<>(Literals.MSI_DESCRIPTOR__MSIX, DescriptorRow::msix),
                    new RowAttribute<>(Literals.MSI_DESCRIPTOR__IRQ, DescriptorRow::irq),
                    new RowAttribute<>(
                            Literals.MSI_DESCRIPTOR__ADDRESS_HI,
                            row -> row.message().addressHi()),
                    new RowAttribute<>(
                            Literals.MSI_DESCRIPTOR__ADDRESS_LO,
                            row -> row.message().addressLo()),
                    new RowAttribute<>(
                            Literals.MSI_DESCRIPTOR__DATA, row -> row.message().data())));

    static final RowMapping<DeviceRow> DEVICE = RowMapping.of(
                    Literals.PCI_DEVICE,
                    DeviceRow::index,
                    TableColumns.DEVICE,
                    List.of(
                            new RowAttribute<>(Literals.PCI_DEVICE__INDEX, DeviceRow::index),
                            new RowAttribute<>(Literals.PCI_DEVICE__NAME, DeviceRow::name),
                            new RowAttribute<>(Literals.PCI_DEVICE__BDF, DeviceRow::bdf),
                            new RowAttribute<>(Literals.PCI_DEVICE__MODE, row -> mode(row.mode())),
                            new RowAttribute<>(Literals.PCI_DEVICE__ENABLED, DeviceRow::enabled),
                            new RowAttribute<>(Literals.PCI_DEVICE__MASK_ALL, DeviceRow::maskAll),
                            new RowAttribute<>(Literals.PCI_DEVICE__POSITION, DeviceRow::position),
                            new RowAttribute<>(Literals.PCI_DEVICE__DRIVER, row -> driver(row.outcome())),
                            new RowAttribute<>(
                                    Literals.PCI_DEVICE__OUTCOME,
                                    row -> row.outcome().text())))
            .nests(List.of(
                    new InnerRows<>(Literals.PCI_DEVICE__ENTRIES, DeviceRow::entries, ENTRY, DeviceRow::index),
                    new InnerRows<>(
                            Literals.PCI_DEVICE__DESCRIPTORS, DeviceRow::descriptors, DESCRIPTOR, DeviceRow::index)))
            .alike(PciMappings::alike)
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

    private static DriverState driver(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok ok -> DriverState.OK;
            case Outcome.Running running -> DriverState.RUNNING;
            case Outcome.Lost lost -> DriverState.LOST;
        };
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
