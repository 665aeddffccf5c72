package org.pirqscope.report.keys;

import static org.pirqscope.machine.call.GuestFunction.SHUTDOWN_PIRQ;
import static org.pirqscope.machine.call.GuestFunction.STARTUP_PIRQ;
import static org.pirqscope.machine.call.GuestFunction.XEN_EVTCHN_DO_UPCALL;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.machine.version.KeyForms;

/** What the keys ask of a run at one moment, gathered in one walk over the steps before it. */
final class KeyMoment {

    private final World world;
    private final List<Controller> controllers;
    private final KeyForms forms;
    private final boolean masksAtUnbind;
    private final int firstMsi;
    private final Map<Integer, MappedMsi> msis = new LinkedHashMap<>();
    private final Set<Integer> unplugged = new HashSet<>();
    private final Map<Integer, Integer> vcpus = new HashMap<>();
    private final boolean tellsVcpus;
    private final OpenCalls open = new OpenCalls();
    private final Set<Integer> acknowledged = new HashSet<>();
    private final Set<Integer> started = new HashSet<>();
    private int domain = 1;

    /** The moment after step {@code position} of a run; 0 is its start. */
    KeyMoment(Run run, int position) {
        this.world = run.at(position);
        this.controllers = run.scenario().controllers();
        this.forms = KeyForms.of(run.scenario().versions());
        this.masksAtUnbind = run.scenario().versions().xenRules().masksAtUnbind();
        this.firstMsi = run.scenario().pool().nrIrqsGsi();
        this.tellsVcpus = run.scenario().pool().vcpus() > 0;
        List<Step> steps = run.steps();
        for (int i = 0; i < position; i++) {
            add(
                    steps.get(i),
                    i + 1 == steps.size()
                            || steps.get(i + 1).move() != steps.get(i).move());
        }
    }

    private void add(Step step, boolean lastOfMove) {
        boolean reboots = step.atomic() == AtomicStep.REBOOT;
        if (reboots || step.atomic() == AtomicStep.KEXEC) {
            open.clear();
        }
        noteCall(step);
        step.effects().forEach(effect -> note(step, effect));
        open.add(step);
        if (reboots && lastOfMove) {
            domain++;
        }
    }

    private void noteCall(Step step) {
        unplugged.remove(step.actor());
        if (step.call().function() == QemuFunction.UNREALIZE && !step.entering()) {
            unplugged.add(step.actor());
        }
        if (tellsVcpus && step.entering() && step.call().function() == XenFunction.EVTCHN_BIND_VCPU) {
            vcpus.put(step.call().argument("port"), step.call().argument("vcpu"));
        } else if (step.entering() && step.call().function() == XenFunction.EVTCHN_CLOSE) {
            vcpus.remove(step.call().argument("port"));
        }
        if (step.call().function() == XenFunction.EOI) {
            (step.entering() ? started : acknowledged).add(step.actor());
        } else if (step.entering()
                && (step.call().function() == STARTUP_PIRQ
                        || step.call().function() == XenFunction.DIRQ_ASSIST
                        || step.call().function() == XenFunction.INTX_ASSIST)) {
            started.remove(step.actor());
            acknowledged.remove(step.actor());
        }
    }

    private void note(Step step, Effect effect) {
        if (effect.subject() instanceof Subject.XenIrq irq && effect.field() == Field.IRQ_STATUS) {
            status(irq.irq(), effect.after());
        } else if (effect.subject() instanceof Subject.Pirq pirq && effect.field() == Field.PIRQ_IRQ) {
            mapped(step, pirq.pirq(), effect.after());
        }
    }

    private void status(int irq, int bits) {
        if ((bits & Field.USED) == 0) {
            msis.remove(irq);
        } else {
            change(irq, msi -> msi.bound((bits & Field.GUEST_BOUND) != 0));
        }
    }

    private void mapped(Step step, int pirq, int irq) {
        if (irq <= 0) {
            return;
        }
        open.of(step.actor(), XenFunction.MAP_PIRQ).ifPresent(map -> {
            int device = map.call().argument("dev");
            boolean msix = open.of(step.actor(), QemuFunction.MSIX_UPDATE_ONE).isPresent();
            boolean maskable = msix || controllers.get(device).msi().maskable();
            msis.put(irq, new MappedMsi(irq, device, msix, maskable, false, false));
        });
    }

    private void change(int irq, UnaryOperator<MappedMsi> how) {
        msis.computeIfPresent(irq, (number, msi) -> how.apply(msi));
    }

    /** Whether an unbind sets guest_masked. */
    boolean masksAtUnbind() {
        return masksAtUnbind;
    }

    KeyForms forms() {
        return forms;
    }

    int domain() {
        return domain;
    }

    /** Xen's irqs that have an msi_desc, in the order of their maps. */
    Collection<MappedMsi> msis() {
        return msis.values();
    }

    /** The indices of the controllers whose real devices the domain has. */
    List<Integer> devices() {
        return java.util.stream.IntStream.range(0, controllers.size())
                .filter(device -> !controllers.get(device).emulated() && !unplugged.contains(device))
                .boxed()
                .toList();
    }

    String name(int device) {
        return controllers.get(device).name();
    }

    String bdf(int device) {
        return controllers.get(device).bdf();
    }

    XenIrqRow row(MappedMsi msi) {
        return world.xenIrqs().stream()
                .filter(row -> row.irq() == msi.irq())
                .findFirst()
                .orElseThrow();
    }

    /** Irqs of the host's IO-APIC that devices of the guest have for INTx, and that the guest uses. */
    List<XenIrqRow> gsis() {
        return world.xenIrqs().stream().filter(row -> row.irq() < firstMsi).toList();
    }

    /** Whether an interrupt of such an irq waits for the guest's EOI. */
    boolean intxInFlight(XenIrqRow row) {
        return open.of(XenFunction.INTX_ASSIST)
                .anyMatch(call ->
                        world.isIntx(row.irq(), call.call().argument("dev")) && !acknowledged.contains(call.actor()));
    }

    /** The row of a pirq. */
    PirqRow pirq(int number) {
        return world.pirqs().stream()
                .filter(row -> row.pirq() == number)
                .findFirst()
                .orElseThrow();
    }

    /** The vCPU that a port notifies, 0 until the guest asks for another; {@code ?} where the scenario has none. */
    String vcpu(int port) {
        return tellsVcpus ? Integer.toString(vcpus.getOrDefault(port, 0)) : "?";
    }

    List<EventChannelRow> ports() {
        return world.eventChannels();
    }

    /**
     * Whether the guest masks a port: until the unmask at the end of __startup_pirq, and from the mask at the beginning
     * of shutdown_pirq on.
     */
    Bit masked(EventChannelRow port) {
        boolean starts = open.of(STARTUP_PIRQ)
                .filter(call -> !started.contains(call.actor()))
                .anyMatch(call -> starts(call.call().argument("irq"), port));
        boolean stops =
                open.of(SHUTDOWN_PIRQ).anyMatch(call -> stops(call.call().argument("irq"), port));
        if (starts || stops) {
            return Bit.YES;
        }
        return port.guestIrq() == 0 ? Bit.UNKNOWN : Bit.NO;
    }

    private boolean starts(int irq, EventChannelRow port) {
        return port.guestIrq() == irq
                || port.guestIrq() == 0
                        && world.guestIrqs().stream().anyMatch(row -> row.irq() == irq && row.pirq() == port.pirq());
    }

    private boolean stops(int irq, EventChannelRow port) {
        return world.guestIrqs().stream().anyMatch(row -> row.irq() == irq && row.evtchn() == port.port());
    }

    /** Whether an interrupt has set the port and its handler has not taken it yet. */
    boolean pending(int port) {
        return open.of(XEN_EVTCHN_DO_UPCALL)
                .anyMatch(call -> call.call().argument("port") == port && !started.contains(call.actor()));
    }

    /** Whether an interrupt of the irq waits for the guest's EOI. */
    boolean inFlight(MappedMsi msi) {
        return msi.waitsForEoi()
                && open.of(XenFunction.DIRQ_ASSIST)
                        .anyMatch(call ->
                                call.call().argument("dev") == msi.device() && !acknowledged.contains(call.actor()));
    }

    /** What is known of a bit. */
    enum Bit {
        NO,
        YES,
        UNKNOWN
    }
}
