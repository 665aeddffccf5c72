package org.pirqscope.model.edit.live;

import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.edit.provider.ITableItemLabelProvider;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.model.pci.MsiDescriptor;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pci.provider.MsiDescriptorItemProvider;
import org.pirqscope.report.table.TableColumns;

/** A Linux msi_desc. */
final class MsiDescriptorCells extends MsiDescriptorItemProvider implements ITableItemLabelProvider {

    MsiDescriptorCells(AdapterFactory factory) {
        super(factory);
    }

    @Override
    public String getText(Object object) {
        MsiDescriptor descriptor = (MsiDescriptor) object;
        PciDevice device = (PciDevice) descriptor.eContainer();
        return new Subject.MsiDescriptor(device.getIndex(), device.getName(), descriptor.getEntry()).text();
    }

    @Override
    public String getColumnText(Object object, int column) {
        return TableColumns.DESCRIPTOR.get(column).text(LiveRow.of((MsiDescriptor) object));
    }
}
