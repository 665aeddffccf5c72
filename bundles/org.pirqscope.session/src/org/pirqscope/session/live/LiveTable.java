package org.pirqscope.session.live;

import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.pirqscope.machine.state.DescriptorRow;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.model.pci.PciPackage;
import org.pirqscope.model.pirq.PirqPackage;
import org.pirqscope.report.table.Column;
import org.pirqscope.report.table.DescriptorColumn;
import org.pirqscope.report.table.DeviceColumn;
import org.pirqscope.report.table.EntryColumn;
import org.pirqscope.report.table.EventChannelColumn;
import org.pirqscope.report.table.GuestIrqColumn;
import org.pirqscope.report.table.PirqColumn;
import org.pirqscope.report.table.XenIrqColumn;

/**
 * A table of the live model: where its objects are contained and which columns they have. All that a table viewer
 * needs.
 *
 * @param rows the reference of the {@code PirqTable}, {@code PciBus} or {@code PciDevice} that holds the objects
 */
public record LiveTable<R>(String title, EReference rows, Class<R> type, List<? extends Column<R>> columns) {

    public static final LiveTable<PirqRow> PIRQS = new LiveTable<>(
            "Pirq table", PirqPackage.Literals.PIRQ_TABLE__PIRQS, PirqRow.class, List.of(PirqColumn.values()));
    public static final LiveTable<XenIrqRow> XEN_IRQS = new LiveTable<>(
            "Xen irqs", PirqPackage.Literals.PIRQ_TABLE__XEN_IRQS, XenIrqRow.class, List.of(XenIrqColumn.values()));
    public static final LiveTable<EventChannelRow> EVENT_CHANNELS = new LiveTable<>(
            "Event channels",
            PirqPackage.Literals.PIRQ_TABLE__EVENT_CHANNELS,
            EventChannelRow.class,
            List.of(EventChannelColumn.values()));
    public static final LiveTable<GuestIrqRow> GUEST_IRQS = new LiveTable<>(
            "Guest irqs",
            PirqPackage.Literals.PIRQ_TABLE__GUEST_IRQS,
            GuestIrqRow.class,
            List.of(GuestIrqColumn.values()));
    public static final LiveTable<DeviceRow> DEVICES = new LiveTable<>(
            "PCI devices", PciPackage.Literals.PCI_BUS__DEVICES, DeviceRow.class, List.of(DeviceColumn.values()));
    public static final LiveTable<EntryRow> ENTRIES = new LiveTable<>(
            "Table entries", PciPackage.Literals.PCI_DEVICE__ENTRIES, EntryRow.class, List.of(EntryColumn.values()));
    public static final LiveTable<DescriptorRow> DESCRIPTORS = new LiveTable<>(
            "MSI descriptors",
            PciPackage.Literals.PCI_DEVICE__DESCRIPTORS,
            DescriptorRow.class,
            List.of(DescriptorColumn.values()));

    /** The row behind an object of this table. */
    public R row(EObject object) {
        return type.cast(LiveModel.row(object));
    }

    /** The text of one cell. */
    public String text(EObject object, int column) {
        return columns.get(column).text(row(object));
    }
}
