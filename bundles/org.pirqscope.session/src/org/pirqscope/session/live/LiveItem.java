package org.pirqscope.session.live;

import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.pirqscope.model.pirq.PirqPackage;

/** One object of the live model and the row that was written into it last. */
final class LiveItem<R> {

    private final EObject object;
    private final int key;
    private final RowMapping<R> shape;
    private final List<InnerRows.Inner<R>> inner;
    private R row;

    LiveItem(R first, RowMapping<R> shape) {
        this.object = EcoreUtil.create(shape.type());
        this.key = shape.key().applyAsInt(first);
        this.shape = shape;
        this.inner = shape.nests().stream()
                .<InnerRows.Inner<R>>map(nest -> nest.of(object))
                .toList();
        write(first);
    }

    EObject object() {
        return object;
    }

    int key() {
        return key;
    }

    /** Brings the object to the row's present. */
    void show(BeforeNowNext<R> rows, AlarmSentences alarms) {
        if (rows.now() != row && !rows.now().equals(row)) {
            write(rows.now());
        }
        row = rows.now();
        RowChange change = RowChange.of(rows, shape);
        RowAttribute.set(object, PirqPackage.Literals.ROW__CHANGES, change.words());
        RowAttribute.set(object, PirqPackage.Literals.ROW__ALARM, shape.alarm().apply(row, alarms));
        RowAttribute.set(object, PirqPackage.Literals.ROW__MARK, change.mark());
        inner.forEach(rowsInside -> rowsInside.show(rows, alarms));
    }

    private void write(R next) {
        row = next;
        shape.fields().forEach(field -> field.write(next, object));
    }
}
