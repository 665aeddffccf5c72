package org.pirqscope.model.edit.live;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.model.pci.MsiDescriptor;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pci.PciPackage;
import org.pirqscope.model.pci.TableEntry;
import org.pirqscope.model.pirq.EventChannel;
import org.pirqscope.model.pirq.GuestIrq;
import org.pirqscope.model.pirq.Pirq;
import org.pirqscope.model.pirq.PirqPackage;
import org.pirqscope.model.pirq.XenIrq;
import org.pirqscope.report.table.RowColumn;
import org.pirqscope.report.table.TableColumns;

/**
 * How objects of one class of the live model are named, and the table in which they are rows.
 *
 * @param <T> the class
 */
record LiveTable<T extends EObject>(
        Function<T, Subject> subject, List<String> heads, BiFunction<T, Integer, String> cell) {

    private static final Map<EClass, LiveTable<?>> ALL = Map.of(
            PirqPackage.Literals.PIRQ,
                    of((Pirq pirq) -> new Subject.Pirq(pirq.getNumber()), TableColumns.PIRQ, LiveRow::of),
            PirqPackage.Literals.XEN_IRQ,
                    of((XenIrq irq) -> new Subject.XenIrq(irq.getIrq()), TableColumns.XEN_IRQ, LiveRow::of),
            PirqPackage.Literals.EVENT_CHANNEL,
                    of(
                            (EventChannel port) -> new Subject.EventChannel(port.getPort()),
                            TableColumns.EVENT_CHANNEL,
                            LiveRow::of),
            PirqPackage.Literals.GUEST_IRQ,
                    of((GuestIrq irq) -> new Subject.GuestIrq(irq.getIrq()), TableColumns.GUEST_IRQ, LiveRow::of),
            PciPackage.Literals.TABLE_ENTRY,
                    of((TableEntry entry) -> entry(entry), TableColumns.ENTRY_LINE, LiveRow::line),
            PciPackage.Literals.MSI_DESCRIPTOR,
                    of((MsiDescriptor one) -> descriptor(one), TableColumns.DESCRIPTOR, LiveRow::of),
            PciPackage.Literals.PCI_DEVICE,
                    new LiveTable<PciDevice>(LiveTable::device, heads(TableColumns.ENTRY_LINE), LiveTable::cell));

    private static <T extends EObject, R> LiveTable<T> of(
            Function<T, Subject> subject, List<RowColumn<R>> columns, Function<T, R> row) {
        return new LiveTable<>(
                subject, heads(columns), (object, column) -> columns.get(column).text(row.apply(object)));
    }

    /** The table of the object's class. */
    @SuppressWarnings("unchecked")
    static LiveTable<EObject> of(EObject object) {
        return (LiveTable<EObject>) ALL.get(object.eClass());
    }

    private static <R> List<String> heads(List<RowColumn<R>> columns) {
        return columns.stream().map(RowColumn::head).toList();
    }

    private static Subject device(PciDevice device) {
        return new Subject.Device(device.getIndex(), device.getName());
    }

    private static Subject entry(TableEntry entry) {
        PciDevice device = (PciDevice) entry.eContainer();
        return new Subject.TableEntry(device.getIndex(), device.getName(), entry.getIndex());
    }

    private static Subject descriptor(MsiDescriptor descriptor) {
        PciDevice device = (PciDevice) descriptor.eContainer();
        return new Subject.MsiDescriptor(device.getIndex(), device.getName(), descriptor.getEntry());
    }

    /** A device is the row above its table entries, in their columns. */
    private static String cell(PciDevice device, int column) {
        return switch (column) {
            case 0 -> device.getName();
            case 1 -> device.getBdf().replaceFirst("^0000:", "");
            case 2 -> device.getMode().getLiteral();
            case 4 -> TableColumns.control(device.isEnabled(), device.isMaskAll());
            case 6 -> device.getDriver().getLiteral();
            default -> "";
        };
    }
}
