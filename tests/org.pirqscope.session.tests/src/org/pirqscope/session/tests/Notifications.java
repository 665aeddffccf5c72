package org.pirqscope.session.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EContentAdapter;

/** All notifications of a tree of objects. */
final class Notifications extends EContentAdapter implements AutoCloseable {

    private final EObject[] roots;
    private final List<Notification> all = new ArrayList<>();

    private Notifications(EObject... roots) {
        this.roots = roots;
        for (EObject root : roots) {
            root.eAdapters().add(this);
        }
        all.clear();
    }

    static Notifications on(EObject... roots) {
        return new Notifications(roots);
    }

    @Override
    public void notifyChanged(Notification notification) {
        super.notifyChanged(notification);
        if (notification.getEventType() != Notification.REMOVING_ADAPTER) {
            all.add(notification);
        }
    }

    /** {@code Pirq.irq}: the features that were notified of, each once, in alphabetical order. */
    List<String> features() {
        return List.copyOf(new TreeSet<>(all.stream().map(Notifications::name).toList()));
    }

    /** Notifications of a value that was set to what it was. */
    List<String> unchanged() {
        return all.stream()
                .filter(one ->
                        one.getEventType() == Notification.SET && Objects.equals(one.getOldValue(), one.getNewValue()))
                .map(Notifications::name)
                .distinct()
                .toList();
    }

    private static String name(Notification notification) {
        EStructuralFeature feature = (EStructuralFeature) notification.getFeature();
        return ((EObject) notification.getNotifier()).eClass().getName() + "." + feature.getName();
    }

    @Override
    public void close() {
        for (EObject root : roots) {
            root.eAdapters().remove(this);
        }
    }
}
