package org.pirqscope.ui.property;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.pirqscope.model.edit.live.LiveItemProviders;
import org.pirqscope.model.edit.live.LiveProperty;

/** What the item providers know of an object of the live model, to be read. */
final class LivePropertySource implements IPropertySource {

    private final List<LiveProperty> properties;

    LivePropertySource(LiveItemProviders items, EObject object) {
        this.properties = items.properties(object);
    }

    @Override
    public IPropertyDescriptor[] getPropertyDescriptors() {
        return IntStream.range(0, properties.size()).mapToObj(this::descriptor).toArray(IPropertyDescriptor[]::new);
    }

    private IPropertyDescriptor descriptor(int index) {
        PropertyDescriptor descriptor =
                new PropertyDescriptor(index, properties.get(index).name());
        descriptor.setCategory(properties.get(index).group());
        return descriptor;
    }

    @Override
    public Object getPropertyValue(Object id) {
        return properties.get((Integer) id).text();
    }

    @Override
    public Object getEditableValue() {
        return null;
    }

    @Override
    public boolean isPropertySet(Object id) {
        return false;
    }

    @Override
    public void resetPropertyValue(Object id) {
        // there is nothing to set
    }

    @Override
    public void setPropertyValue(Object id, Object value) {
        // there is nothing to set
    }
}
