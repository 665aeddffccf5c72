package org.pirqscope.diagram;

import java.util.BitSet;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.run.History;

/**
 * Everything that touches one entry of a controller's MSI-X table, or its MSI message as entry 0: what names the entry,
 * and over a run also what happens to the pirq and the irq that the entry has at that moment.
 */
record EntryQuery(int controller, int entry) implements Query {

    @Override
    public Query over(History history) {
        BitSet touched = new EntryTrail(this, history).through();
        return step -> touched.get(step.number());
    }

    /** Without the run, only what names the entry can be known. */
    @Override
    public boolean matches(Step step) {
        return named(step.call(), step.actor()) || changed(step) || found(step);
    }

    /** A call is about the device that it names, else about {@code device}. */
    boolean named(Call call, int device) {
        return ours(call, device) && numbered(call) && argument(call, "entry") == entry;
    }

    /** Whether the call is about this entry's device. */
    boolean ours(Call call, int device) {
        int named = argument(call, "dev");
        return (named < 0 ? device : named) == controller;
    }

    /** Whether the call says which entry it is about. */
    static boolean numbered(Call call) {
        return argument(call, "entry") >= 0;
    }

    /** The value of an argument, -1 if there is none of that name. */
    static int argument(Call call, String name) {
        for (Call.Argument argument : call.arguments()) {
            if (argument.name().equals(name)) {
                return argument.value();
            }
        }
        return -1;
    }

    boolean changed(Step step) {
        return step.effects().stream().anyMatch(this::changed);
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

    boolean found(Step step) {
        return step.findings().stream().anyMatch(finding -> finding.device() == controller && finding.entry() == entry);
    }
}
