package org.pirqscope.diagram;

import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;

/** Everything that one controller does or that happens to its entries. */
record DeviceQuery(int controller) implements Query {

    @Override
    public boolean matches(Step step) {
        return step.actor() == controller || step.effects().stream().anyMatch(this::changed) || step.findings().stream().anyMatch(this::found);
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

    private boolean found(Finding finding) {
        return switch (finding) {
            case Finding.MessageDecoded decoded -> decoded.device() == controller;
            case Finding.StaleHit hit -> hit.device() == controller;
            case Finding.Observed observed -> observed.device() == controller;
        };
    }
}
