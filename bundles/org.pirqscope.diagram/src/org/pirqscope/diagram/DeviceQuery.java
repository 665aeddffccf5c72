package org.pirqscope.diagram;

import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;

/** Everything that one controller does or that happens to its entries. */
record DeviceQuery(int controller) implements Query {

    /**
     * Over a run also what is called inside of a call about the device: kexec shuts down all of them, and frees the
     * irqs of each.
     */
    @Override
    public Query over(List<Step> steps) {
        BitSet inside = new BitSet(steps.size() + 1);
        Stacks<Integer> devices = new Stacks<>();
        IrqOwners owners = new IrqOwners();
        for (Step step : steps) {
            Deque<Integer> open = devices.of(step);
            if (step.entering()) {
                int around = open.isEmpty() ? step.actor() : open.peek();
                open.push(owners.device(step.call(), EntryTrail.device(step.call(), around)));
            }
            boolean about = !open.isEmpty() && open.peek() == controller;
            inside.set(step.number(), about || matches(step));
            if (!step.entering() && !open.isEmpty()) {
                open.pop();
            }
            owners.learn(step);
        }
        return step -> inside.get(step.number());
    }

    @Override
    public boolean matches(Step step) {
        return step.actor() == controller
                || step.effects().stream().anyMatch(this::changed)
                || step.findings().stream().anyMatch(this::found);
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
