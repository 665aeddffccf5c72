package org.pirqscope.model.edit.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.provider.ComposedAdapterFactory;
import org.eclipse.emf.edit.provider.IItemPropertyDescriptor;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.model.pci.MsiDescriptor;
import org.pirqscope.model.pci.PciPackage;
import org.pirqscope.model.pci.TableEntry;
import org.pirqscope.model.pci.provider.PciItemProviderAdapterFactory;
import org.pirqscope.model.pirq.PirqPackage;
import org.pirqscope.model.pirq.Row;
import org.pirqscope.model.pirq.provider.PirqItemProviderAdapterFactory;

/** What a view asks about an object of the live model. */
public final class LiveItemProviders {

    /** Attributes that are words of memory. */
    private static final Set<EAttribute> HEX = Set.of(
            PirqPackage.Literals.PIRQ__GFLAGS,
            PciPackage.Literals.TABLE_ENTRY__ADDRESS_HI,
            PciPackage.Literals.TABLE_ENTRY__ADDRESS_LO,
            PciPackage.Literals.TABLE_ENTRY__DATA,
            PciPackage.Literals.TABLE_ENTRY__APPLIED_HI,
            PciPackage.Literals.TABLE_ENTRY__APPLIED_LO,
            PciPackage.Literals.TABLE_ENTRY__APPLIED_DATA,
            PciPackage.Literals.MSI_DESCRIPTOR__ADDRESS_HI,
            PciPackage.Literals.MSI_DESCRIPTOR__ADDRESS_LO,
            PciPackage.Literals.MSI_DESCRIPTOR__DATA);

    private final AdapterFactory factory = new ComposedAdapterFactory(
            List.of(new PirqItemProviderAdapterFactory(), new PciItemProviderAdapterFactory()));

    /** The object as reports mean it. */
    public Subject subject(EObject object) {
        return LiveTable.of(object).subject().apply(object);
    }

    /** How reports name the object: {@code pirq 55}, {@code nvme0 entry 0}. */
    public String text(EObject object) {
        return subject(object).text();
    }

    /** The cell of the object in that column of its table, counted from 0. */
    public String cell(EObject object, int column) {
        return LiveTable.of(object).cell().apply(object, column);
    }

    /** The attributes of the object with their names and values. */
    public IItemPropertySource attributes(EObject object) {
        return (IItemPropertySource) factory.adapt(object, IItemPropertySource.class);
    }

    /**
     * What is known of the object, in this order: the cells of its row in its table, what the current step does to it,
     * and its attributes; of a table entry the guest's msi_desc as well. Nothing of one that is gone.
     */
    public List<LiveProperty> properties(EObject object) {
        if (object.eContainer() == null) {
            return List.of();
        }
        List<LiveProperty> all = new ArrayList<>();
        row(object, all);
        MsiDescriptor descriptor = object instanceof TableEntry entry ? LiveRow.descriptor(entry) : null;
        if (descriptor != null) {
            row(descriptor, all);
        }
        attributes(object, text(object), all);
        if (descriptor != null) {
            attributes(descriptor, text(descriptor), all);
        }
        return all;
    }

    private void row(EObject object, List<LiveProperty> all) {
        List<String> heads = LiveTable.of(object).heads();
        for (int i = 0; i < heads.size(); i++) {
            String cell = cell(object, i);
            if (!cell.isEmpty()) {
                all.add(new LiveProperty(text(object), heads.get(i), cell));
            }
        }
        if (object instanceof Row row) {
            add(all, object, "change", row.getChanges());
            add(all, object, "alarm", row.getAlarm());
        }
    }

    private void add(List<LiveProperty> all, EObject object, String name, String text) {
        if (!text.isEmpty()) {
            all.add(new LiveProperty(text(object), name, text.replace("\n", "; ")));
        }
    }

    private void attributes(EObject object, String name, List<LiveProperty> all) {
        IItemPropertySource source = attributes(object);
        for (IItemPropertyDescriptor descriptor : source.getPropertyDescriptors(object)) {
            if (descriptor.getFeature(object) instanceof EAttribute attribute
                    && attribute.getEContainingClass() != PirqPackage.Literals.ROW) {
                all.add(new LiveProperty(
                        "attributes of " + name, attribute.getName(), value(attribute, descriptor, object)));
            }
        }
    }

    private static String value(EAttribute attribute, IItemPropertyDescriptor descriptor, EObject object) {
        Object value = object.eGet(attribute);
        return HEX.contains(attribute)
                ? "0x%x".formatted((Integer) value)
                : descriptor.getLabelProvider(object).getText(value);
    }
}
