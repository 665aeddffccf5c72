package org.pirqscope.machine.tests.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.XenIrqRow;

/** What the effects of the steps so far say about every field: a second account of a run beside {@code Run.at}. */
final class Ledger {

    private record Field(Layer layer, String subject, String name) {}

    private final Map<Field, String> now = new HashMap<>();
    private final String about;

    Ledger(String about) {
        this.about = about;
    }

    void enter(Step step) {
        for (Effect effect : step.effects()) {
            String before = now.put(new Field(effect.layer(), effect.subject().text(), effect.field()), effect.after());
            assertEquals(
                    before == null ? effect.before() : before,
                    effect.before(),
                    () -> about + " step " + step.number() + ": " + effect.text());
        }
    }

    private void same(Layer layer, String subject, String field, String otherwise, String actual) {
        assertEquals(
                now.getOrDefault(new Field(layer, subject, field), otherwise),
                actual,
                () -> about + ": " + subject + " " + field);
    }

    void compare(World world, boolean msix) {
        world.pirqs().forEach(this::pirq);
        world.xenIrqs()
                .forEach(row -> same(Layer.XEN, "Xen irq " + row.irq(), "irq_pirq", "0", Integer.toString(row.pirq())));
        world.xenIrqs().forEach(this::status);
        world.eventChannels().forEach(this::port);
        world.guestIrqs().forEach(this::guestIrq);
        world.devices().forEach(device -> device(device, msix));
    }

    private void pirq(PirqRow row) {
        String subject = "pirq " + row.pirq();
        same(Layer.XEN, subject, "irq", "0", row.irq() == -1 ? "PIRQ_ALLOCATED" : Integer.toString(row.irq()));
        same(Layer.XEN, subject, "emuirq", "IRQ_UNBOUND", row.emuirqText());
        same(Layer.XEN, subject, "evtchn", "0", Integer.toString(row.evtchn()));
        same(Layer.XEN, subject, "bound", "no", row.bound() ? "yes" : "no");
    }

    private void status(XenIrqRow row) {
        String text = row.guestBound() ? "guest-bound" : "used";
        same(
                Layer.XEN,
                "Xen irq " + row.irq(),
                "status",
                "unused",
                !row.used() ? "unused" : row.masked() ? text + ", masked" : text);
    }

    private void port(EventChannelRow row) {
        same(Layer.XEN, "port " + row.port(), "pirq", "free", Integer.toString(row.pirq()));
        same(
                Layer.GUEST,
                "port " + row.port(),
                "evtchn_to_irq",
                "none",
                row.guestIrq() == 0 ? "none" : Integer.toString(row.guestIrq()));
    }

    private void guestIrq(GuestIrqRow row) {
        if (row.pirq() != 0) {
            same(Layer.GUEST, "irq " + row.irq(), "pirq", "none", Integer.toString(row.pirq()));
        }
        same(Layer.GUEST, "irq " + row.irq(), "evtchn", "0", Integer.toString(row.evtchn()));
        same(Layer.GUEST, "irq " + row.irq(), "handler", "no", row.requested() ? "yes" : "no");
    }

    private void device(DeviceRow row, boolean msix) {
        same(Layer.QEMU, row.name(), "enabled", "no", row.enabled() ? "yes" : "no");
        same(Layer.QEMU, row.name(), "maskall", "no", row.maskAll() ? "yes" : "no");
        if (msix) {
            row.entries().forEach(entry -> entry(row.name() + " entry " + entry.entry(), entry));
        }
    }

    private void entry(String subject, EntryRow entry) {
        same(
                Layer.QEMU,
                subject,
                "address_lo",
                "00000000",
                "%08x".formatted(entry.message().addressLo()));
        same(
                Layer.QEMU,
                subject,
                "address_hi",
                "00000000",
                "%08x".formatted(entry.message().addressHi()));
        same(
                Layer.QEMU,
                subject,
                "data",
                "0000",
                "%04x".formatted(entry.message().data()));
        same(Layer.QEMU, subject, "QEMU pirq", "none", entry.pirq() == -1 ? "none" : Integer.toString(entry.pirq()));
        same(Layer.QEMU, subject, "updated", "no", entry.updated() ? "yes" : "no");
    }
}
