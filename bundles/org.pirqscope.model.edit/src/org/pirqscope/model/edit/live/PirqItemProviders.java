package org.pirqscope.model.edit.live;

import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.emf.edit.provider.ITableItemLabelProvider;
import org.pirqscope.model.pirq.provider.PirqItemProviderAdapterFactory;

/** Makes the item providers of the pirq table. */
final class PirqItemProviders extends PirqItemProviderAdapterFactory {

    PirqItemProviders() {
        supportedTypes.add(ITableItemLabelProvider.class);
    }

    @Override
    public Adapter createPirqAdapter() {
        if (pirqItemProvider == null) {
            pirqItemProvider = new PirqCells(this);
        }
        return pirqItemProvider;
    }

    @Override
    public Adapter createXenIrqAdapter() {
        if (xenIrqItemProvider == null) {
            xenIrqItemProvider = new XenIrqCells(this);
        }
        return xenIrqItemProvider;
    }

    @Override
    public Adapter createEventChannelAdapter() {
        if (eventChannelItemProvider == null) {
            eventChannelItemProvider = new EventChannelCells(this);
        }
        return eventChannelItemProvider;
    }

    @Override
    public Adapter createGuestIrqAdapter() {
        if (guestIrqItemProvider == null) {
            guestIrqItemProvider = new GuestIrqCells(this);
        }
        return guestIrqItemProvider;
    }
}
