package org.pirqscope.session.table;

import java.util.List;
import org.pirqscope.machine.scenario.World;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.PoolCount;
import org.pirqscope.machine.state.XenIrqRow;

/** The rows of all tables at one moment. */
public record Rows(List<PirqRow> pirqs, List<XenIrqRow> xenIrqs, List<EventChannelRow> eventChannels, List<GuestIrqRow> guestIrqs,
        List<DeviceRow> devices, PoolCount pool) {

    /** Reads them once. */
    public static Rows of(World world) {
        List<PirqRow> pirqs = world.pirqs();
        return new Rows(pirqs, world.xenIrqs(), world.eventChannels(), world.guestIrqs(), world.devices(), count(pirqs));
    }

    /** The world would put all pirqs together once more. */
    private static PoolCount count(List<PirqRow> pirqs) {
        int[] count = new int[PirqRow.State.values().length];
        pirqs.forEach(row -> count[row.state().ordinal()]++);
        return new PoolCount(count[PirqRow.State.FREE.ordinal()], count[PirqRow.State.ALLOCATED.ordinal()], count[PirqRow.State.MAPPED.ordinal()],
                count[PirqRow.State.LEAKED.ordinal()], count[PirqRow.State.FORCED.ordinal()] + count[PirqRow.State.EMULATED.ordinal()]);
    }
}
