package org.pirqscope.machine.tests.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.XenIrqRow;

/** What no sequence of calls may break in Xen's own tables. */
final class XenTables {

    private final String about;
    private final World world;
    private final Map<Integer, PirqRow> pirqs;
    private final Map<Integer, XenIrqRow> irqs;
    private final Map<Integer, EventChannelRow> ports;

    private XenTables(World world, String about) {
        this.about = about;
        this.world = world;
        this.pirqs = world.pirqs().stream().collect(Collectors.toMap(PirqRow::pirq, Function.identity()));
        this.irqs = world.xenIrqs().stream().collect(Collectors.toMap(XenIrqRow::irq, Function.identity()));
        this.ports =
                world.eventChannels().stream().collect(Collectors.toMap(EventChannelRow::port, Function.identity()));
    }

    static void check(World world, int pool, String about) {
        XenTables tables = new XenTables(world, about);
        tables.pirqs.values().forEach(tables::pirq);
        assertTrue(
                tables.pirqs.values().stream().filter(row -> row.emuirq() == -3).count() <= 1,
                about + ": emuirq_pirq has one place for IRQ_MSI_EMU");
        tables.irqs.values().forEach(tables::irq);
        world.guestIrqs().forEach(tables::guestIrq);
        assertEquals(pool, world.pool().total(), about);
    }

    private void pirq(PirqRow row) {
        if (row.irq() > 0) {
            assertTrue(irqs.containsKey(row.irq()), () -> about + ": " + row);
            assertEquals(
                    row.pirq(), irqs.get(row.irq()).pirq(), () -> about + ": irq_pirq is not the inverse of " + row);
            assertTrue(irqs.get(row.irq()).used(), () -> about + ": " + row);
        } else if (row.irq() < -1) {
            assertEquals(-row.pirq(), irqs.get(-row.irq()).pirq(), () -> about + ": " + row);
        }
        if (row.evtchn() != 0) {
            assertEquals(
                    row.pirq(), ports.get(row.evtchn()).pirq(), () -> about + ": evtchn names another's port " + row);
        }
        assertTrue(
                row.emuirq() == -1
                        || row.emuirq() == -2 && row.irq() > 0
                        || row.emuirq() == -3 && row.irq() <= 0
                        || row.emuirq() >= 16
                                && row.irq() == 0
                                && row.guestIrqs().equals(List.of(row.emuirq())),
                () -> about + ": " + row);
    }

    private void irq(XenIrqRow row) {
        if (row.pirq() > 0) {
            assertEquals(
                    row.irq(), pirqs.get(row.pirq()).irq(), () -> about + ": arch.irq is not the inverse of " + row);
        }
        assertTrue(row.used() || !row.guestBound(), () -> about + ": " + row);
        assertEquals(row.used() && row.pirq() <= 0, row.leaked(), about);
    }

    private void guestIrq(GuestIrqRow row) {
        if (row.evtchn() != 0) {
            assertTrue(ports.containsKey(row.evtchn()), () -> about + ": " + row + " holds a port that Xen has closed");
            assertEquals(row.irq(), ports.get(row.evtchn()).guestIrq(), () -> about + ": evtchn_to_irq of " + row);
            assertEquals(row.pirq(), ports.get(row.evtchn()).pirq(), () -> about + ": I3 of " + row);
        }
    }
}
