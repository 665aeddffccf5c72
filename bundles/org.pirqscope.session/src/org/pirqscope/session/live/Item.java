package org.pirqscope.session.live;

import java.util.List;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.pirqscope.model.pirq.PirqPackage;

/** One object of the live model with the row that it shows; sits on the object, so that a view finds the row. */
final class Item<R> extends AdapterImpl {

    private final EObject object;
    private final int key;
    private final Shape<R> shape;
    private final List<Nest.Inner<R>> inner;
    private R row;

    Item(R first, Shape<R> shape) {
        this.object = EcoreUtil.create(shape.type());
        this.key = shape.key().applyAsInt(first);
        this.shape = shape;
        this.inner = shape.nests().stream()
                .<Nest.Inner<R>>map(nest -> nest.of(object))
                .toList();
        object.eAdapters().add(this);
        write(first);
    }

    EObject object() {
        return object;
    }

    int key() {
        return key;
    }

    R row() {
        return row;
    }

    /** Brings the object to the row's present; the row is in place before anybody is told. */
    void show(Trio<R> rows, Alarms alarms) {
        if (rows.now() != row && !rows.now().equals(row)) {
            write(rows.now());
        }
        row = rows.now();
        Change change = Change.of(rows, shape);
        Field.set(object, PirqPackage.Literals.ROW__CHANGES, change.words());
        Field.set(object, PirqPackage.Literals.ROW__ALARM, shape.alarm().apply(row, alarms));
        Field.set(object, PirqPackage.Literals.ROW__MARK, change.mark());
        inner.forEach(rowsInside -> rowsInside.show(rows, alarms));
    }

    private void write(R next) {
        row = next;
        shape.fields().forEach(field -> field.write(next, object));
    }

    @Override
    public boolean isAdapterForType(Object type) {
        return type == Item.class;
    }
}
