package org.pirqscope.machine.run;

import java.util.Set;
import java.util.function.Consumer;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.CallKind;
import org.pirqscope.machine.call.DeviceEntry;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Owner;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.simulate.EntryNames;
import org.pirqscope.machine.simulate.LayerTables;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.Wiring;
import org.pirqscope.machine.xen.XenCells;

/**
 * The invariants I1 to I5 of docs/domain.md 6.3, checked after every step that can break one; each broken one becomes a
 * finding once.
 */
final class Invariants {

    private final Wiring w;
    private final LayerTables tables;
    private final EntryNames names;
    private final Consumer<Finding.Observed> add;

    Invariants(Machine machine, EntryNames names, Consumer<Finding.Observed> add) {
        this.w = machine.wiring();
        this.tables = new LayerTables(w);
        this.names = names;
        this.add = add;
    }

    void check(Step step, short[] s) {
        Function function = step.call().function();
        if (function == GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ) {
            duplicates(step, s);
        } else if (function == QemuFunction.MSIXCTRL_REG_WRITE || function == QemuFunction.MSGCTRL_REG_WRITE) {
            entries(step, s);
            if (step.atomic().enables()) {
                leaks(step, step.actor(), s);
            }
        } else if (function == QemuFunction.MSI_MSIX_SETUP) {
            shared(step, s);
        } else if (function == GuestFunction.XEN_DESTROY_IRQ || function == GuestFunction.FREE_MSI_IRQS) {
            leaks(step, -1, s);
        } else if (function instanceof GuestFunction guest && guest.freesVectors()) {
            pool(step, s);
        }
        if (function == XenFunction.UNMAP_PIRQ && !step.answer().failed()) {
            unmappedForAnother(step, s);
        }
        if (step.call().function().kind() == CallKind.HYPERCALL || function == GuestFunction.SET_EVTCHN_TO_IRQ) {
            ports(step, s);
        }
    }

    private static DeviceEntry who(Step step) {
        return new DeviceEntry(step.actor(), step.actorName(), -1);
    }

    /** I1: no two irq_infos with one pirq, an irq_info that is being torn down not counted. */
    private void duplicates(Step step, short[] s) {
        int pirq = step.call().argument("pirq");
        int own = step.answer() instanceof org.pirqscope.machine.call.Answer.Value value ? value.value() : -1;
        for (int i = 0, irq = tables.guest().listed(s, 0);
                irq >= 0;
                irq = tables.guest().listed(s, ++i)) {
            if (irq != own
                    && pirq >= 0
                    && tables.guest().pirq(s, irq) == pirq
                    && !dying(s, tables.guest().owner(s, irq), pirq)) {
                add.accept(new Finding.DuplicatePirq(
                        who(step),
                        pirq,
                        own,
                        names.owner(tables.guest().owner(s, own)),
                        irq,
                        names.owner(tables.guest().owner(s, irq))));
            }
        }
    }

    private boolean dying(short[] s, int owner, int pirq) {
        int device = Owner.device(owner);
        boolean tearing = w.drivers.open(s, device);
        return tearing && tables.qemuPirq(s, device, Owner.entry(owner)) != pirq;
    }

    /** I2: after an enable every entry with an irq_info is mapped under the same pirq. */
    private void entries(Step step, short[] s) {
        int device = step.actor();
        if (device >= w.programs.size()
                || step.atomic() == AtomicStep.D
                || !tables.qemu().enabled(s, device)
                || step.call().argument("flags") == 0
                || (step.call().argument("flags") & 0x4000) != 0) {
            return;
        }
        for (int e = 0; w.guest.hasIrq(s, device, e); e++) {
            int irq = tables.guest().descriptorIrq(s, device, e);
            int pirq = tables.guest().pirq(s, irq);
            int held = tables.qemuPirq(s, device, e);
            if (pirq >= 0 && held != pirq) {
                add.accept(new Finding.NotMapped(names.entry(device, e), pirq, held));
            }
        }
    }

    /** I2: what QEMU unmaps for one device may be what another, enabled one lives on (MSI, docs/domain.md 2.2). */
    private void unmappedForAnother(Step step, short[] s) {
        int pirq = step.call().argument("pirq");
        for (int d = 0; d < w.programs.size() && step.actor() < w.programs.size(); d++) {
            for (int e = 0; d != step.actor() && tables.qemu().enabled(s, d) && w.guest.hasIrq(s, d, e); e++) {
                if (tables.qemuPirq(s, d, e) == pirq) {
                    add.accept(new Finding.UnmappedForAnother(names.entry(d, e), pirq, names.entry(step.actor(), -1)));
                }
            }
        }
    }

    private void shared(Step step, short[] s) {
        int entry = step.call().argument("entry");
        int pirq = tables.qemuPirq(s, step.actor(), entry);
        for (int d = 0; d < w.programs.size() && pirq >= 0; d++) {
            for (int e = 0; e <= tables.qemu().msi(d); e++) {
                boolean same = d == step.actor()
                        && e == (tables.msix(s, d) ? entry : tables.qemu().msi(d));
                if (!same && tables.qemu().pirq(s, d, e) == pirq) {
                    add.accept(new Finding.SharedPirq(
                            names.entry(step.actor(), entry),
                            pirq,
                            names.entry(d, e == tables.qemu().msi(d) ? 0 : e)));
                }
            }
        }
    }

    /** I3: a port and the irq_info that it reaches name the same pirq, and the pirq names the port. */
    private void ports(Step step, short[] s) {
        XenCells xen = tables.xen();
        for (int port = xen.firstPort(); port < xen.firstPort() + xen.ports(); port++) {
            int pirq = xen.portPirq(s, port);
            if (pirq >= 0 && xen.evtchn(s, pirq) != port) {
                add.accept(new Finding.PortMismatch(who(step), pirq, port, xen.evtchn(s, pirq)));
            }
        }
    }

    /** I4: an allocated pirq that no setup is about to have mapped never comes back. */
    private void leaks(Step step, int enabled, short[] s) {
        XenCells xen = tables.xen();
        Set<Integer> awaited = tables.awaited(s, enabled);
        for (int pirq = xen.nrPirqs() - 1; pirq >= xen.nrIrqsGsi(); pirq--) {
            if (xen.irq(s, pirq) == XenCells.ALLOCATED && !awaited.contains(pirq)) {
                add.accept(new Finding.PirqLeaked(who(step), pirq, names.entry(xen.allocator(s, pirq), -1)));
            }
        }
    }

    /** I5: with nothing set up any more, every pirq is free again. */
    private void pool(Step step, short[] s) {
        for (int c = 0; c < w.programs.size(); c++) {
            if (c != step.actor() && w.drivers.mode(s, c) != DriverCells.NONE) {
                return;
            }
        }
        XenCells xen = tables.xen();
        int held = 0;
        for (int pirq = xen.nrIrqsGsi(); pirq < xen.nrPirqs(); pirq++) {
            held += xen.free(s, pirq) || xen.gsi(pirq) ? 0 : 1;
        }
        if (held > 0) {
            add.accept(new Finding.PoolNotRestored(who(step), held, xen.nrPirqs() - xen.nrIrqsGsi()));
        }
    }
}
