package org.pirqscope.machine.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.Names;
import org.pirqscope.machine.simulate.Tables;

/**
 * Watches the steps of a run, remembers who wrote, freed and got what, and turns what it sees into findings: the story of a stale hit, and the
 * invariants I1 to I5 of domain.md 6.3.
 */
final class Observer {

    private record Got(String who, int step) {
    }

    private final Names names;
    private final Tables tables;
    private final Invariants invariants;
    private final Consumer<Finding> add;
    private final Map<String, Integer> writtenAt = new HashMap<>();
    private final Map<Integer, Integer> freedAt = new HashMap<>();
    private final Map<String, Integer> freedForAt = new HashMap<>();
    private final Map<Integer, Got> gotAt = new HashMap<>();
    private final Map<Integer, MsiMessage> lastRead = new HashMap<>();
    private final Map<Integer, Integer> entryNow = new HashMap<>();
    private final Map<Integer, Integer> boundNow = new HashMap<>();
    private final Set<String> said = new HashSet<>();

    Observer(Machine machine, Consumer<Finding> add) {
        this.names = new Names(machine.names());
        this.tables = new Tables(machine.wiring());
        this.invariants = new Invariants(machine, names, this::once);
        this.add = add;
    }

    /** A finding that is told once, however long the condition lasts. */
    private void once(Finding.Observed finding) {
        if (said.add(finding.sentence())) {
            add.accept(finding);
        }
    }

    private void observed(Finding.Kind kind, int device, int entry, int pirq, String sentence) {
        add.accept(new Finding.Observed(kind, device, entry, pirq, sentence));
    }

    /** A step of an earlier run that a fork keeps: only what later stories need. */
    void remember(Step step) {
        if (step.entering()) {
            noteEntry(step);
        } else {
            noteAnswer(step);
        }
        step.findings().forEach(f -> said.add(f.sentence()));
    }

    void entered(Step step, short[] s) {
        noteEntry(step);
        Function function = step.call().function();
        if (function == GuestFunction.PCI_WRITE_MSI_MSG) {
            int e = step.call().argument("entry");
            add.accept(new Finding.MessageDecoded(step.actor(), step.actorName(), e, new MsiMessage(step.call().argument("address_hi"),
                    step.call().argument("address_lo"), step.call().argument("data")), true));
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
        }
    }

    void left(Step step, short[] s) {
        noteAnswer(step);
        switch (step.call().function()) {
            case GuestFunction function -> guest(function, step, s);
            case QemuFunction function -> qemu(function, step, s);
            case XenFunction function -> xen(function, step, s);
            default -> { }
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
            gotAt.put(answer, new Got(names.entry(step.actor(), entryNow.getOrDefault(step.actor(), 0)), step.number()));
        } else if (step.answer() instanceof Answer.Message read) {
            lastRead.put(step.actor(), read.message());
        }
    }

    private void guest(GuestFunction function, Step step, short[] s) {
        int answer = step.answer() instanceof Answer.Value value ? value.value() : 0;
        switch (function) {
            case PCI_READ_MSI_MSG -> add.accept(new Finding.MessageDecoded(step.actor(), step.actorName(), step.call().argument("entry"),
                    lastRead.get(step.actor()), false));
            case XEN_IRQ_FROM_PIRQ -> hit(step, answer, s);
            case PCI_ENABLE_MSIX, PCI_ENABLE_MSI -> fallback(step, answer);
            case XEN_HVM_SETUP_MSI_IRQS -> {
                if (answer == 0) {
                    withoutIrq(step, s);
                }
            }
            default -> { }
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
            observed(Finding.Kind.ENTRY_NOT_MAPPED, step.actor(), first, -1, "%s for entry %d ends xen_hvm_setup_msi_irqs, so %s %s irq 0 and %s never set up."
                    .formatted(ending < first ? "The re-use" : "The lack of a pirq", ending, names.entries(step.actor(), first, nvec - 1),
                            first == nvec - 1 ? "keeps" : "keep", first == nvec - 1 ? "is" : "are"));
        }
    }

    private void hit(Step step, int irq, short[] s) {
        MsiMessage message = lastRead.get(step.actor());
        int pirq = step.call().argument("pirq");
        if (irq < 0 || message == null || message.data() != MsiMessage.PIRQ_DATA) {
            return;
        }
        int entry = entryNow.getOrDefault(step.actor(), 0);
        boolean msix = tables.msix(s, step.actor());
        if (tables.qemuPirq(s, step.actor(), entry) == pirq) {
            observed(Finding.Kind.REUSE, step.actor(), entry, pirq, "%s entry %d re-uses pirq %d, which QEMU still holds for it."
                    .formatted(step.actorName(), entry, pirq));
            return;
        }
        if (!msix && tables.arch(s, pirq) == 0 && tables.ownerOf(s, irq, pirq, names).isEmpty()) {
            observed(Finding.Kind.REUSE, step.actor(), entry, pirq, "%s entry %d re-uses pirq %d, which nobody holds: QEMU maps it again at ENABLE=1."
                    .formatted(step.actorName(), entry, pirq));
            return;
        }
        Got got = gotAt.get(pirq);
        String answering = tables.ownerOf(s, irq, pirq, names);
        boolean given = got != null && (answering.isEmpty() || answering.equals(got.who()));
        int written = writtenAt.getOrDefault(step.actor() + "/" + entry, 0);
        add.accept(new Finding.StaleHit(step.actor(), step.actorName(), entry, msix, pirq, irq, written, freedAt(step.actor(), pirq, written),
                given ? got.who() : answering, given ? got.step() : 0, msix && tables.qemu().updated(s, step.actor(), entry)));
    }

    /** Where QEMU unmapped the pirq for the device that wrote it; others may have had and lost it since. */
    private int freedAt(int actor, int pirq, int written) {
        int own = freedForAt.getOrDefault(actor + "/" + pirq, 0);
        return own > written ? own : freedAt.getOrDefault(pirq, 0);
    }

    private void fallback(Step step, int answer) {
        if (answer != 0 && !(step.call().function() == GuestFunction.PCI_ENABLE_MSI && answer == 1)) {
            String what = step.call().function() == GuestFunction.PCI_ENABLE_MSIX ? "MSI-X" : "MSI";
            observed(Finding.Kind.FALLBACK, step.actor(), 0, -1, answer > 0
                    ? "%s: %s for %d vectors is refused, %d could be had: tried again with %d.".formatted(step.actorName(), what,
                            step.call().argument("nvec"), answer, answer)
                    : "%s: %s cannot be set up (%s); the driver falls back.".formatted(step.actorName(), what, step.answer().text()));
        }
    }

    private void qemu(QemuFunction function, Step step, short[] s) {
        if (function == QemuFunction.MSI_MSIX_SETUP && step.answer().failed()) {
            int requested = step.call().argument("requested");
            observed(Finding.Kind.MAP_FAILED, step.actor(), step.call().argument("entry"), requested, "QEMU cannot map %s for %s: %s.".formatted(
                    requested < 0 ? "any pirq" : "pirq " + requested, names.entry(step.actor(), step.call().argument("entry")), step.answer().text()));
        }
    }

    private void xen(XenFunction function, Step step, short[] s) {
        int answer = step.answer() instanceof Answer.Value value ? value.value() : 0;
        switch (function) {
            case GET_FREE_PIRQ -> {
                if (answer < 0) {
                    observed(Finding.Kind.POOL_EXHAUSTED, step.actor(), -1, -1, "No pirq is free for %s: PHYSDEVOP_get_free_pirq %s.".formatted(
                            step.actorName(), tables.w().xen.freePirqFailed(answer) ? "= " + step.answer().text() : "answers 0 with pirq " + answer));
                }
            }
            case MAP_DOMAIN_PIRQ -> leakedIrq(step, s);
            case EVTCHN_BIND_PIRQ, BIND_PT_IRQ -> {
                if (answer < 0) {
                    observed(Finding.Kind.BIND_FAILED, step.actor(), -1, step.call().argument("pirq"), refused(function, step, s));
                }
            }
            case UNMAP_PIRQ -> {
                if (tables.forced(s, step.call().argument("pirq"))) {
                    observed(Finding.Kind.FORCED_UNBIND, step.actor(), -1, step.call().argument("pirq"),
                            "pirq %d was still bound: Xen unbinds it by force and keeps its number and its slot of irq_pirq occupied."
                                    .formatted(step.call().argument("pirq")));
                }
            }
            default -> { }
        }
    }

    private String refused(XenFunction function, Step step, short[] s) {
        int pirq = step.call().argument("pirq");
        int entry = boundNow.getOrDefault(step.actor(), 0);
        int held = function == XenFunction.BIND_PT_IRQ ? tables.qemuPirq(s, step.actor(), entry) : pirq;
        return held == pirq
                ? "%s of pirq %d for %s fails: %s%s.".formatted(step.call().name(), pirq, step.actorName(), step.answer().text(),
                        function == XenFunction.EVTCHN_BIND_PIRQ ? "; request_irq answers 0 all the same" : "")
                : "QEMU still holds pirq %d for %s and so never maps the new pirq %d, which Xen then refuses to bind.".formatted(held,
                        names.entry(step.actor(), entry), pirq);
    }

    private void leakedIrq(Step step, short[] s) {
        int irq = step.call().argument("irq");
        int pirq = step.call().argument("pirq");
        if (tables.arch(s, pirq) != irq) {
            observed(Finding.Kind.XEN_IRQ_LEAKED, step.actor(), -1, pirq, "map_domain_pirq answers 0 although pirq %d is mapped to Xen irq %d: irq %d is leaked."
                    .formatted(pirq, tables.arch(s, pirq), irq));
        }
    }

    void lost(int device, int phase, int entry, Reason reason, int to, short[] s) {
        String who = names.entry(device, entry);
        String where = phase == 1 ? "identify" : phase == 3 ? "the last admin command" : entry == 0 ? "queue creation" : "I/O";
        switch (reason) {
            case GOES_TO -> observed(Finding.Kind.INTERRUPT_MISROUTED, device, entry, -1, "The interrupt of %s reaches the handler of %s: %s of %s times out."
                    .formatted(who, names.owner(to), where, names.device(device)));
            case SETUP_FAILED -> observed(Finding.Kind.SETUP_FAILED, device, entry, -1,
                    "%s gets no interrupt vectors at all in phase %d.".formatted(names.device(device), phase));
            default -> observed(Finding.Kind.INTERRUPT_LOST, device, entry, -1, "The interrupt of %s is lost (%s): %s times out."
                    .formatted(who, reason.label(), where));
        }
    }
}
