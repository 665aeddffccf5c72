package org.pirqscope.machine.scenario;

import java.util.List;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.PoolCount;
import org.pirqscope.machine.state.XenIrqRow;

/** The state of all three layers and the drivers at one moment: an immutable value. */
public final class World {

    /** MSI pirqs, highest number first, as get_free_pirq looks at them. */
    public List<PirqRow> pirqs() {
        throw new UnsupportedOperationException();
    }

    /** Xen irqs in use and irq_pirq slots that are not 0, lowest first. */
    public List<XenIrqRow> xenIrqs() {
        throw new UnsupportedOperationException();
    }

    /** Bound ports, lowest first. */
    public List<EventChannelRow> eventChannels() {
        throw new UnsupportedOperationException();
    }

    /** irq_infos in the order of xen_irq_list_head. */
    public List<GuestIrqRow> guestIrqs() {
        throw new UnsupportedOperationException();
    }

    /** One row for each controller of the scenario, in its order. */
    public List<DeviceRow> devices() {
        throw new UnsupportedOperationException();
    }

    public PoolCount pool() {
        throw new UnsupportedOperationException();
    }

    public Outcome outcome(int controller) {
        throw new UnsupportedOperationException();
    }
}
