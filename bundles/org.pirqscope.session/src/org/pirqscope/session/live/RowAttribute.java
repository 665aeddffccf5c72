package org.pirqscope.session.live;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.emf.common.util.ECollections;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;

/** An attribute and where its value stands in the row. */
record RowAttribute<R>(EAttribute attribute, Function<R, ?> value) {

    void write(R row, EObject object) {
        set(object, attribute, value.apply(row));
    }

    /** Sets the attribute only if that changes it, so that nobody is told of nothing. */
    @SuppressWarnings("unchecked")
    static void set(EObject object, EAttribute attribute, Object value) {
        Object old = object.eGet(attribute);
        if (Objects.equals(old, value)) {
            return;
        }
        if (attribute.isMany()) {
            ECollections.setEList((EList<Object>) old, (List<Object>) value);
        } else {
            object.eSet(attribute, value);
        }
    }
}
