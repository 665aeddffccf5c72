package org.pirqscope.ui.view;

import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.pirqscope.model.pci.PciBus;
import org.pirqscope.model.pci.PciDevice;

/** Remembers which devices of the live model changed since they were drawn. */
final class DeviceChanges extends EContentAdapter {

    private final PciBus bus;
    private final Set<PciDevice> touched = new LinkedHashSet<>();
    private boolean rearranged = true;

    DeviceChanges(PciBus bus) {
        this.bus = bus;
        bus.eAdapters().add(this);
    }

    @Override
    public void notifyChanged(Notification change) {
        super.notifyChanged(change);
        if (change.getNotifier() == bus) {
            rearranged = true;
        } else if (change.getNotifier() instanceof PciDevice device) {
            touched.add(device);
        } else if (change.getNotifier() instanceof EObject part && part.eContainer() instanceof PciDevice device) {
            touched.add(device);
        }
    }

    /** Whether devices came, went or moved since the last call. */
    boolean rearranged() {
        boolean was = rearranged;
        rearranged = false;
        return was;
    }

    /** The devices of which something changed since the last call. */
    Set<PciDevice> touched() {
        Set<PciDevice> all = new LinkedHashSet<>(touched);
        touched.clear();
        return all;
    }

    /** Ends the following. */
    void close() {
        bus.eAdapters().remove(this);
    }
}
