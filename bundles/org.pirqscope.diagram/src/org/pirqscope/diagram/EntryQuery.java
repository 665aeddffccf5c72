package org.pirqscope.diagram;

import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;

/** Everything that names one entry of a controller's MSI-X table: arguments, table rows, MSI descriptors, findings. */
record EntryQuery(int controller, int entry) implements Query {

    @Override
    public boolean matches(Step step) {
        return called(step) || step.effects().stream().anyMatch(this::changed) || step.findings().stream().anyMatch(this::found);
    }

    /** A call is about the device that it names, else about that of the controller which makes it. */
    private boolean called(Step step) {
        int device = step.actor();
        boolean named = false;
        for (Call.Argument argument : step.call().arguments()) {
            device = argument.name().equals("dev") ? argument.value() : device;
            named |= argument.name().equals("entry") && argument.value() == entry;
        }
        return named && device == controller;
    }

    private boolean changed(Effect effect) {
        return switch (effect.subject()) {
            case Subject.TableEntry row -> row.device() == controller && row.entry() == entry;
            case Subject.MsiDescriptor row -> row.device() == controller && row.entry() == entry;
            case Subject.Device device -> false;
            case Subject.Pirq pirq -> false;
            case Subject.XenIrq irq -> false;
            case Subject.EventChannel port -> false;
            case Subject.GuestIrq irq -> false;
        };
    }

    private boolean found(Finding finding) {
        return switch (finding) {
            case Finding.MessageDecoded decoded -> decoded.device() == controller && decoded.entry() == entry;
            case Finding.StaleHit hit -> hit.device() == controller && hit.entry() == entry;
            case Finding.Observed observed -> observed.device() == controller && observed.entry() == entry;
        };
    }
}
