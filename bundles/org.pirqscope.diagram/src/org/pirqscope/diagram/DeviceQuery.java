package org.pirqscope.diagram;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.run.History;

/** Everything that one controller does or that happens to its entries. */
record DeviceQuery(int controller) implements Query {

    /**
     * Over a run also what is called inside of a call about the device: kexec shuts down all of them, and frees the
     * irqs of each.
     */
    @Override
    public Query over(History history) {
        BitSet inside = new BitSet(history.length() + 1);
        int[] devices = new int[history.length() + 1];
        IrqOwners owners = new IrqOwners();
        for (Step step : history.steps()) {
            int enter = History.entry(step);
            if (step.entering()) {
                int caller = history.caller(enter);
                int around = caller == 0 ? step.actor() : devices[caller];
                devices[enter] = owners.device(step.call(), EntryTrail.device(step.call(), around));
            }
            inside.set(step.number(), devices[enter] == controller || matches(step));
            owners.learn(step);
        }
        return step -> inside.get(step.number());
    }

    @Override
    public boolean matches(Step step) {
        return step.actor() == controller
                || step.effects().stream().anyMatch(this::changed)
                || step.findings().stream().anyMatch(finding -> finding.device() == controller);
    }

    private boolean changed(Effect effect) {
        return switch (effect.subject()) {
            case Subject.TableEntry entry -> entry.device() == controller;
            case Subject.MsiDescriptor descriptor -> descriptor.device() == controller;
            case Subject.Device device -> device.device() == controller;
            case Subject.Pirq pirq -> false;
            case Subject.XenIrq irq -> false;
            case Subject.EventChannel port -> false;
            case Subject.GuestIrq irq -> false;
        };
    }

    /** Whose MSI descriptor has which Linux irq at this moment of a run: {@code free_irq} names no device. */
    private static final class IrqOwners {

        private final Map<Integer, Integer> devices = new HashMap<>();

        /** The device that a call is about: inside of a call about all of them that whose irq it names. */
        int device(Call call, int about) {
            return about == EntryTrail.EVERY ? devices.getOrDefault(EntryTrail.linuxIrq(call), about) : about;
        }

        /** What the descriptors have after this step. */
        void learn(Step step) {
            for (Effect effect : step.effects()) {
                if (effect.field() == Field.DESCRIPTOR_IRQ && effect.subject() instanceof Subject.MsiDescriptor row) {
                    devices.remove(effect.before(), row.device());
                    devices.put(effect.after(), row.device());
                }
            }
        }
    }
}
