package org.pirqscope.model.edit.live;

import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.emf.edit.provider.ITableItemLabelProvider;
import org.pirqscope.model.pci.provider.PciItemProviderAdapterFactory;

/** Makes the item providers of the PCI devices. */
final class PciItemProviders extends PciItemProviderAdapterFactory {

    PciItemProviders() {
        supportedTypes.add(ITableItemLabelProvider.class);
    }

    @Override
    public Adapter createPciDeviceAdapter() {
        if (pciDeviceItemProvider == null) {
            pciDeviceItemProvider = new PciDeviceCells(this);
        }
        return pciDeviceItemProvider;
    }

    @Override
    public Adapter createTableEntryAdapter() {
        if (tableEntryItemProvider == null) {
            tableEntryItemProvider = new TableEntryCells(this);
        }
        return tableEntryItemProvider;
    }

    @Override
    public Adapter createMsiDescriptorAdapter() {
        if (msiDescriptorItemProvider == null) {
            msiDescriptorItemProvider = new MsiDescriptorCells(this);
        }
        return msiDescriptorItemProvider;
    }
}
