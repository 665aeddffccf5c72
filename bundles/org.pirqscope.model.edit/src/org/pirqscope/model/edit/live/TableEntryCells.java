package org.pirqscope.model.edit.live;

import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.edit.provider.ITableItemLabelProvider;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pci.TableEntry;
import org.pirqscope.model.pci.provider.TableEntryItemProvider;
import org.pirqscope.report.table.TableColumns;

/** A table entry, in one row with the guest's msi_desc for it. */
final class TableEntryCells extends TableEntryItemProvider implements ITableItemLabelProvider {

    TableEntryCells(AdapterFactory factory) {
        super(factory);
    }

    @Override
    public String getText(Object object) {
        TableEntry entry = (TableEntry) object;
        PciDevice device = (PciDevice) entry.eContainer();
        return new Subject.TableEntry(device.getIndex(), device.getName(), entry.getIndex()).text();
    }

    @Override
    public String getColumnText(Object object, int column) {
        return TableColumns.ENTRY_LINE.get(column).text(LiveRow.line((TableEntry) object));
    }
}
