package org.pirqscope.machine.tests.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.XenIrqRow;

/** What the effects of the steps so far say about every field: a second account of a run beside {@code Run.at}. */
final class Ledger {

    /** What the owner of an irq that was mapped before the run ends with. */
    private static final String INTX = "INTx";

    private record Place(Subject subject, Field field) {}

    private final Map<Place, Integer> now = new HashMap<>();
    private final String about;

    Ledger(String about) {
        this.about = about;
    }

    void enter(Step step) {
        for (Effect effect : step.effects()) {
            Integer before = now.put(new Place(effect.subject(), effect.field()), effect.after());
            assertEquals(
                    before == null ? effect.before() : before,
                    effect.before(),
                    () -> about + " step " + step.number() + ": " + effect.text());
        }
    }

    private void same(Subject subject, Field field, int otherwise, int actual) {
        assertEquals(
                now.getOrDefault(new Place(subject, field), otherwise),
                actual,
                () -> about + ": " + subject.text() + " " + field);
    }

    private void same(Subject subject, Field field, boolean actual) {
        same(subject, field, 0, actual ? 1 : 0);
    }

    void compare(World world, boolean msix) {
        Set<Integer> mappedFirst = world.xenIrqs().stream()
                .filter(row -> row.owner().endsWith(INTX))
                .map(XenIrqRow::irq)
                .collect(Collectors.toSet());
        world.pirqs().forEach(row -> pirq(row, mappedFirst.contains(row.pirq())));
        List<XenIrqRow> irqs = world.xenIrqs().stream()
                .filter(row -> !row.owner().endsWith(INTX))
                .toList();
        irqs.forEach(row -> same(new Subject.XenIrq(row.irq()), Field.IRQ_PIRQ, 0, row.pirq()));
        irqs.forEach(this::status);
        world.eventChannels().forEach(this::port);
        world.guestIrqs().forEach(this::guestIrq);
        world.devices().forEach(device -> device(device, msix));
    }

    private void pirq(PirqRow row, boolean mappedFirst) {
        Subject subject = new Subject.Pirq(row.pirq());
        boolean emulated = row.emuirq() >= 16;
        same(subject, Field.PIRQ_IRQ, mappedFirst ? row.pirq() : 0, row.irq());
        same(subject, Field.EMUIRQ, emulated ? row.guestIrqs().getFirst() : -1, row.emuirq());
        same(subject, Field.PIRQ_EVTCHN, 0, row.evtchn());
        same(subject, Field.BOUND, mappedFirst ? 1 : 0, row.bound() ? 1 : 0);
    }

    private void status(XenIrqRow row) {
        int bits = (row.used() ? Field.USED : 0)
                | (row.guestBound() ? Field.GUEST_BOUND : 0)
                | (row.masked() ? Field.MASKED : 0);
        same(new Subject.XenIrq(row.irq()), Field.IRQ_STATUS, 0, bits);
    }

    private void port(EventChannelRow row) {
        Subject subject = new Subject.EventChannel(row.port());
        same(subject, Field.PORT_PIRQ, Field.NONE, row.pirq());
        same(subject, Field.EVTCHN_TO_IRQ, Field.NONE, row.guestIrq() == 0 ? Field.NONE : row.guestIrq());
    }

    private void guestIrq(GuestIrqRow row) {
        Subject subject = new Subject.GuestIrq(row.irq());
        if (row.pirq() != 0 && !row.owner().endsWith(INTX)) {
            same(subject, Field.INFO_PIRQ, Field.NONE, row.pirq());
        }
        same(subject, Field.INFO_EVTCHN, 0, row.evtchn());
        same(subject, Field.HANDLER, row.requested());
    }

    private void device(DeviceRow row, boolean msix) {
        Subject subject = new Subject.Device(row.index(), row.name());
        same(subject, Field.ENABLED, row.enabled());
        same(subject, Field.MASKALL, row.maskAll());
        if (msix) {
            row.entries()
                    .forEach(entry -> entry(new Subject.TableEntry(row.index(), row.name(), entry.entry()), entry));
        }
    }

    private void entry(Subject subject, EntryRow entry) {
        same(subject, Field.ADDRESS_LO, 0, entry.message().addressLo());
        same(subject, Field.ADDRESS_HI, 0, entry.message().addressHi());
        same(subject, Field.DATA, 0, entry.message().data());
        same(subject, Field.QEMU_PIRQ, Field.NONE, entry.pirq());
        same(subject, Field.UPDATED, entry.updated());
    }
}
