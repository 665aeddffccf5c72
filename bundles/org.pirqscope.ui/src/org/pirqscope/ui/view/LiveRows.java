package org.pirqscope.ui.view;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.pirqscope.model.pirq.Mark;
import org.pirqscope.model.pirq.Row;
import org.pirqscope.ui.widget.RowLook;

/**
 * Follows the rows of one table of the live model, with all that they hold, and remembers which were touched since they
 * were drawn.
 */
final class LiveRows extends EContentAdapter {

    private final EObject owner;
    private final EReference rows;
    private final Set<EObject> touched = new LinkedHashSet<>();
    private boolean rearranged = true;

    /** @param rows the reference of the owner that holds the rows */
    LiveRows(EObject owner, EReference rows) {
        this.owner = owner;
        this.rows = rows;
        owner.eAdapters().add(this);
    }

    @Override
    public void notifyChanged(Notification change) {
        super.notifyChanged(change);
        if (change.getNotifier() == owner) {
            rearranged |= change.getFeature() == rows;
            return;
        }
        for (Object part = change.getNotifier(); part instanceof EObject row; part = row.eContainer()) {
            if (row.eContainmentFeature() == rows) {
                touched.add(row);
            }
        }
    }

    /** Whether rows came, went or moved since the last call. */
    boolean rearranged() {
        boolean was = rearranged;
        rearranged = false;
        return was;
    }

    /** The rows that changed since the last call. */
    Set<EObject> touched() {
        Set<EObject> all = new LinkedHashSet<>(touched);
        touched.clear();
        return all;
    }

    @SuppressWarnings("unchecked")
    List<EObject> all() {
        return List.copyOf((List<EObject>) owner.eGet(rows));
    }

    /** How a row looks: its mark, and the alarm above all. */
    static RowLook look(EObject object) {
        Row row = (Row) object;
        RowLook look = mark(row.getMark());
        return row.getAlarm().isEmpty() ? look : look.alarming();
    }

    /** Whether the current step added or changed it. */
    static boolean fresh(EObject object) {
        Mark mark = ((Row) object).getMark();
        return mark == Mark.CHANGED || mark == Mark.ADDED;
    }

    private static RowLook mark(Mark mark) {
        return switch (mark) {
            case UNCHANGED -> RowLook.PLAIN;
            case CHANGED -> RowLook.CHANGED;
            case ADDED -> RowLook.ADDED;
            case GOING -> RowLook.GOING;
        };
    }

    /** Ends the following. */
    void close() {
        owner.eAdapters().remove(this);
    }
}
