package org.pirqscope.diagram;

import java.util.HashMap;
import java.util.Map;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;

/** Whose MSI descriptor has which Linux irq at this moment of a run: {@code free_irq} names no device. */
final class IrqOwners {

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
