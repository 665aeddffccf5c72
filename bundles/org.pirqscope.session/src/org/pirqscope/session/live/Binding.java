package org.pirqscope.session.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;

/** Keeps a list of the live model equal to the rows of a table; an object lives as long as its row's key. */
final class Binding<R> {

    private final EList<EObject> objects;
    private final RowMapping<R> shape;
    private final List<LiveItem<R>> items = new ArrayList<>();

    /** @param objects the empty list to fill; nobody else writes into it */
    Binding(EList<EObject> objects, RowMapping<R> shape) {
        this.objects = objects;
        this.shape = shape;
    }

    /** Writes the difference. */
    void show(BeforeNowNext<List<R>> rows, AlarmSentences alarms) {
        arrange(rows.now());
        RowsByKey<R> before = new RowsByKey<>(rows.before(), shape.key());
        RowsByKey<R> next = new RowsByKey<>(rows.next(), shape.key());
        for (int i = 0; i < items.size(); i++) {
            LiveItem<R> item = items.get(i);
            item.show(
                    new BeforeNowNext<>(before.find(item.key(), i), rows.now().get(i), next.find(item.key(), i)),
                    alarms);
        }
    }

    /** Afterwards item {@code i} has the key of row {@code i}. */
    private void arrange(List<R> rows) {
        if (!arranged(rows)) {
            drop(rows);
            for (int i = 0; i < rows.size(); i++) {
                place(rows.get(i), i);
            }
        }
    }

    private boolean arranged(List<R> rows) {
        boolean same = rows.size() == items.size();
        for (int i = 0; same && i < rows.size(); i++) {
            same = items.get(i).key() == shape.key().applyAsInt(rows.get(i));
        }
        return same;
    }

    private void drop(List<R> rows) {
        Set<Integer> keys = new HashSet<>();
        rows.forEach(row -> keys.add(shape.key().applyAsInt(row)));
        for (int i = items.size() - 1; i >= 0; i--) {
            if (!keys.contains(items.get(i).key())) {
                items.remove(i);
                objects.remove(i);
            }
        }
    }

    private void place(R row, int at) {
        int key = shape.key().applyAsInt(row);
        int old = at;
        while (old < items.size() && items.get(old).key() != key) {
            old++;
        }
        if (old == items.size()) {
            LiveItem<R> item = new LiveItem<>(row, shape);
            items.add(at, item);
            objects.add(at, item.object());
        } else if (old > at) {
            items.add(at, items.remove(old));
            objects.move(at, old);
        }
    }
}
