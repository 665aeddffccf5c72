package org.pirqscope.report.table;

import java.util.List;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.PoolCount;
import org.pirqscope.machine.state.XenIrqRow;

/** The rows of all tables at one moment. */
public record Rows(
        List<PirqRow> pirqs,
        List<XenIrqRow> xenIrqs,
        List<EventChannelRow> eventChannels,
        List<GuestIrqRow> guestIrqs,
        List<DeviceRow> devices,
        PoolCount pool) {

    /** Reads them once. */
    public static Rows of(World world) {
        return new Rows(
                world.pirqs(),
                world.xenIrqs(),
                world.eventChannels(),
                world.guestIrqs(),
                world.devices(),
                world.pool());
    }
}
