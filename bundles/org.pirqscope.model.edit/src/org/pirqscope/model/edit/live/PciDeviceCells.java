package org.pirqscope.model.edit.live;

import java.util.List;
import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.edit.provider.ITableItemLabelProvider;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pci.provider.PciDeviceItemProvider;
import org.pirqscope.report.table.TableColumns;

/** A device as the row above its table entries, in their columns. */
final class PciDeviceCells extends PciDeviceItemProvider implements ITableItemLabelProvider {

    PciDeviceCells(AdapterFactory factory) {
        super(factory);
    }

    @Override
    public String getText(Object object) {
        PciDevice device = (PciDevice) object;
        return new Subject.Device(device.getIndex(), device.getName()).text();
    }

    @Override
    public String getColumnText(Object object, int column) {
        PciDevice device = (PciDevice) object;
        return List.of(
                        device.getName(),
                        device.getBdf().replaceFirst("^0000:", ""),
                        device.getMode().getLiteral(),
                        "",
                        TableColumns.control(device.isEnabled(), device.isMaskAll()),
                        "",
                        device.getDriver().getLiteral(),
                        "",
                        "")
                .get(column);
    }
}
