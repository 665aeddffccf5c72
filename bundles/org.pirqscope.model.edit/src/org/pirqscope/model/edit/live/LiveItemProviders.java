package org.pirqscope.model.edit.live;

import java.util.List;
import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.provider.ComposedAdapterFactory;
import org.eclipse.emf.edit.provider.IItemLabelProvider;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.eclipse.emf.edit.provider.ITableItemLabelProvider;

/** What a view asks about an object of the live model. */
public final class LiveItemProviders {

    private final AdapterFactory factory =
            new ComposedAdapterFactory(List.of(new PirqItemProviders(), new PciItemProviders()));

    /** How reports name the object: {@code pirq 55}, {@code nvme0 entry 0}. */
    public String text(EObject object) {
        return ((IItemLabelProvider) factory.adapt(object, IItemLabelProvider.class)).getText(object);
    }

    /** The cell of the object in that column of its table, counted from 0. */
    public String cell(EObject object, int column) {
        return ((ITableItemLabelProvider) factory.adapt(object, ITableItemLabelProvider.class))
                .getColumnText(object, column);
    }

    /** The attributes of the object with their names and values. */
    public IItemPropertySource properties(EObject object) {
        return (IItemPropertySource) factory.adapt(object, IItemPropertySource.class);
    }
}
