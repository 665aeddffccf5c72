package org.pirqscope.machine.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.DeviceEntry;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Owner;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.driver.Ask;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.simulate.EntryNames;
import org.pirqscope.machine.simulate.LayerTables;
import org.pirqscope.machine.simulate.Machine;

/**
 * Watches the steps of a run, remembers who wrote, freed and got what, and turns what it sees into findings: the story
 * of a stale hit, and the invariants I1 to I5 of docs/domain.md 6.3.
 */
final class Observer {

    private record Got(DeviceEntry who, int step) {}

    private final Machine machine;
    private final EntryNames names;
    private final LayerTables tables;
    private final Invariants invariants;
    private final Consumer<Finding> add;
    private final Map<String, Integer> writtenAt = new HashMap<>();
    private final Map<Integer, Integer> freedAt = new HashMap<>();
    private final Map<String, Integer> freedForAt = new HashMap<>();
    private final Map<Integer, Got> gotAt = new HashMap<>();
    private final Map<Integer, MsiMessage> lastRead = new HashMap<>();
    private final Map<Integer, Integer> entryNow = new HashMap<>();
    private final Map<Integer, Integer> boundNow = new HashMap<>();
    private final Map<String, Integer> maskedAt = new HashMap<>();
    private final Set<Finding> said = new HashSet<>();

    Observer(Machine machine, Consumer<Finding> add) {
        this.machine = machine;
        this.names = new EntryNames(machine.names());
        this.tables = new LayerTables(machine.wiring());
        this.invariants = new Invariants(machine, names, this::once);
        this.add = add;
    }

    /** A finding that is told once, however long the condition lasts. */
    private void once(Finding.Observed finding) {
        if (said.add(finding.condition())) {
            add.accept(finding);
        }
    }

    private static DeviceEntry who(Step step) {
        return new DeviceEntry(step.actor(), step.actorName(), -1);
    }

    private static DeviceEntry at(Step step, int entry) {
        return new DeviceEntry(step.actor(), step.actorName(), entry);
    }

    /** A step of an earlier run that a fork keeps: only what later stories need. */
    void remember(Step step) {
        if (step.entering()) {
            noteEntry(step);
        } else {
            noteAnswer(step);
        }
        step.findings().forEach(f -> said.add(f instanceof Finding.Observed seen ? seen.condition() : f));
    }

    void entered(Step step, short[] s) {
        noteEntry(step);
        Function function = step.call().function();
        if (function == GuestFunction.PCI_WRITE_MSI_MSG) {
            int e = step.call().argument("entry");
            add.accept(new Finding.MessageDecoded(
                    step.actor(),
                    step.actorName(),
                    e,
                    new MsiMessage(
                            step.call().argument("address_hi"),
                            step.call().argument("address_lo"),
                            step.call().argument("data")),
                    true));
        }
    }

    private void noteEntry(Step step) {
        Function function = step.call().function();
        if (function == GuestFunction.PCI_WRITE_MSI_MSG) {
            writtenAt.put(step.actor() + "/" + step.call().argument("entry"), step.number());
        } else if (function == GuestFunction.XEN_ALLOCATE_PIRQ_MSI || function == GuestFunction.PCI_READ_MSI_MSG) {
            entryNow.put(step.actor(), step.call().argument("entry"));
        } else if (function == QemuFunction.MSI_MSIX_UPDATE) {
            boundNow.put(step.actor(), step.call().argument("entry"));
        } else if (function == XenFunction.MSIXTBL_WRITE && step.call().argument("value") != 0) {
            maskedAt.put(step.actor() + "/" + step.call().argument("entry"), step.number());
        }
    }

    void left(Step step, short[] s) {
        noteAnswer(step);
        switch (step.call().function()) {
            case GuestFunction function -> guest(function, step, s);
            case QemuFunction function -> qemu(function, step, s);
            case XenFunction function -> xen(function, step, s);
            default -> {}
        }
        invariants.check(step, s);
    }

    private void noteAnswer(Step step) {
        int answer = step.answer() instanceof Answer.Value value ? value.value() : 0;
        Function function = step.call().function();
        if (function == XenFunction.UNMAP_PIRQ && answer == 0) {
            freedAt.put(step.call().argument("pirq"), step.number());
            freedForAt.put(step.actor() + "/" + step.call().argument("pirq"), step.number());
            gotAt.remove(step.call().argument("pirq"));
        } else if (function == XenFunction.GET_FREE_PIRQ && answer >= 0) {
            gotAt.put(
                    answer, new Got(names.entry(step.actor(), entryNow.getOrDefault(step.actor(), 0)), step.number()));
        } else if (step.answer() instanceof Answer.Message read) {
            lastRead.put(step.actor(), read.message());
        }
    }

    private void guest(GuestFunction function, Step step, short[] s) {
        int answer = step.answer() instanceof Answer.Value value ? value.value() : 0;
        switch (function) {
            case PCI_READ_MSI_MSG ->
                add.accept(new Finding.MessageDecoded(
                        step.actor(),
                        step.actorName(),
                        step.call().argument("entry"),
                        lastRead.get(step.actor()),
                        false));
            case XEN_IRQ_FROM_PIRQ -> hit(step, answer, s);
            case PCI_ENABLE_MSIX, PCI_ENABLE_MSI -> fallback(step, answer);
            case REQUEST_IRQ -> {
                if (answer == 0) {
                    leftMasked(step, s);
                }
            }
            case XEN_HVM_SETUP_MSI_IRQS -> {
                if (answer == 0) {
                    withoutIrq(step, s);
                }
            }
            default -> {}
        }
    }

    /** The irq is there, and the mask that the guest has written since the entry's bind still is, too. */
    private void leftMasked(Step step, short[] s) {
        if (!tables.msix(s, step.actor())) {
            return;
        }
        int entry = Owner.entry(tables.guest().owner(s, step.call().argument("irq")));
        int at = maskedAt.getOrDefault(step.actor() + "/" + entry, 0);
        if (at == 0) {
            return;
        }
        int pirq = tables.qemuPirq(s, step.actor(), entry);
        int irq = tables.xen().irqServing(s, pirq, step.actor(), entry);
        if (irq > 0 && tables.xen().masked(s, irq)) {
            add.accept(new Finding.LeftMasked(at(step, entry), pirq, at));
        }
    }

    /** Up to 2.6.38 the call may answer 0 although it has not come to its last entry. */
    private void withoutIrq(Step step, short[] s) {
        int nvec = step.call().argument("nvec");
        int first = 0;
        while (first < nvec && tables.guest().descriptorIrq(s, step.actor(), first) != 0) {
            first++;
        }
        if (first < nvec) {
            int ending = entryNow.getOrDefault(step.actor(), 0);
            add.accept(new Finding.NoIrq(at(step, first), nvec - 1, ending));
        }
    }

    private void hit(Step step, int irq, short[] s) {
        MsiMessage message = lastRead.get(step.actor());
        int pirq = step.call().argument("pirq");
        if (irq < 0 || message == null || message.data() != tables.w().linux.messageData()) {
            return;
        }
        int entry = entryNow.getOrDefault(step.actor(), 0);
        boolean msix = tables.msix(s, step.actor());
        if (tables.qemuPirq(s, step.actor(), entry) == pirq || tables.w().emulated(step.actor())) {
            add.accept(new Finding.Reuse(at(step, entry), pirq, true));
            return;
        }
        if (!msix
                && tables.arch(s, pirq) == 0
                && tables.ownerOf(s, irq, pirq, names).isNobody()) {
            add.accept(new Finding.Reuse(at(step, entry), pirq, false));
            return;
        }
        Got got = gotAt.get(pirq);
        DeviceEntry answering = tables.ownerOf(s, irq, pirq, names);
        boolean given = got != null && (answering.isNobody() || answering.equals(got.who()));
        int written = writtenAt.getOrDefault(step.actor() + "/" + entry, 0);
        add.accept(new Finding.StaleHit(
                step.actor(),
                step.actorName(),
                entry,
                msix,
                pirq,
                irq,
                written,
                freedAt(step.actor(), pirq, written),
                given ? got.who() : answering,
                given ? got.step() : 0,
                msix && tables.qemu().updated(s, step.actor(), entry)));
    }

    /** Where QEMU unmapped the pirq for the device that wrote it; others may have had and lost it since. */
    private int freedAt(int actor, int pirq, int written) {
        int own = freedForAt.getOrDefault(actor + "/" + pirq, 0);
        return own > written ? own : freedAt.getOrDefault(pirq, 0);
    }

    private void fallback(Step step, int answer) {
        if (answer != 0 && !(step.call().function() == GuestFunction.PCI_ENABLE_MSI && answer == 1)) {
            add.accept(new Finding.Fallback(
                    at(step, 0),
                    step.call().function() == GuestFunction.PCI_ENABLE_MSIX,
                    step.call().argument("nvec"),
                    answer,
                    step.answer()));
        }
    }

    private void qemu(QemuFunction function, Step step, short[] s) {
        if (function == QemuFunction.MSI_MSIX_SETUP && step.answer().failed()) {
            add.accept(new Finding.MapFailed(
                    at(step, step.call().argument("entry")), step.call().argument("requested"), step.answer()));
        }
    }

    private void xen(XenFunction function, Step step, short[] s) {
        int answer = step.answer() instanceof Answer.Value value ? value.value() : 0;
        switch (function) {
            case GET_FREE_PIRQ -> {
                if (answer < 0) {
                    add.accept(new Finding.PoolExhausted(
                            who(step), step.answer(), tables.w().xen.freePirqFailed(answer) ? 0 : answer));
                }
            }
            case MAP_DOMAIN_PIRQ -> {
                if (answer == 0) {
                    leakedIrq(step, s);
                }
            }
            case EVTCHN_BIND_PIRQ, BIND_PT_IRQ -> {
                if (answer < 0) {
                    add.accept(refused(function, step, s));
                } else if (function == XenFunction.BIND_PT_IRQ) {
                    maskedAt.remove(step.actor() + "/" + boundNow.getOrDefault(step.actor(), 0));
                }
            }
            case UNMAP_PIRQ -> {
                if (tables.forced(s, step.call().argument("pirq"))) {
                    add.accept(new Finding.ForcedUnbind(who(step), step.call().argument("pirq")));
                }
            }
            default -> {}
        }
    }

    private Finding refused(XenFunction function, Step step, short[] s) {
        int pirq = step.call().argument("pirq");
        int entry = boundNow.getOrDefault(step.actor(), 0);
        int held = function == XenFunction.BIND_PT_IRQ ? tables.qemuPirq(s, step.actor(), entry) : pirq;
        return held == pirq
                ? new Finding.BindFailed(
                        who(step), pirq, step.call().name(), function == XenFunction.EVTCHN_BIND_PIRQ, step.answer())
                : new Finding.BindOfUnmapped(who(step), pirq, held, names.entry(step.actor(), entry));
    }

    private void leakedIrq(Step step, short[] s) {
        int irq = step.call().argument("irq");
        int pirq = step.call().argument("pirq");
        if (!tables.xen().gsi(pirq) && tables.arch(s, pirq) != irq) {
            add.accept(new Finding.XenIrqLeaked(who(step), pirq, irq, tables.arch(s, pirq)));
        }
    }

    void lost(int device, int phase, int entry, Reason reason, int to, short[] s) {
        DeviceEntry affected = names.entry(device, entry);
        String waiting = machine.driver(device)
                .waiting(phase, entry, machine.wiring().drivers.nvec(s, device));
        add.accept(
                switch (reason) {
                    case GOES_TO -> new Finding.Misrouted(affected, phase, names.owner(to), waiting);
                    case SETUP_FAILED ->
                        new Finding.SetupFailed(
                                affected,
                                phase,
                                machine.driver(device).ask(phase, false).intx() == Ask.Intx.KEPT);
                    default -> new Finding.Lost(affected, phase, reason, waiting);
                });
    }
}
