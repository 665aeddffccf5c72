package org.pirqscope.report.why;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.History;
import org.pirqscope.report.why.Changes.Change;

/** Where the number comes from that a call works with: the earlier step that left, read, answered or freed it. */
record Origins(History history, Changes changes) {

    /** Nothing for a call that works with no number of another's. */
    Optional<ChainLink> of(Step step) {
        return switch (step.call().function()) {
            case XenFunction xen -> xen(xen, step);
            case QemuFunction qemu -> qemu(qemu, step);
            case GuestFunction guest -> guest(guest, step);
            default -> Optional.empty();
        };
    }

    private Optional<ChainLink> xen(XenFunction function, Step step) {
        return switch (function) {
            case GET_FREE_PIRQ -> freed(step);
            case MAP_PIRQ, MAP_DOMAIN_PIRQ, CREATE_IRQ, BIND_PT_IRQ -> message(step);
            case UNMAP_PIRQ, UNBIND_PT_IRQ -> held(step);
            case EVTCHN_BIND_PIRQ, IRQ_STATUS_QUERY -> carried(step);
            case EVTCHN_CLOSE -> bound(step.call().argument("port"), step);
            default -> Optional.empty();
        };
    }

    private Optional<ChainLink> qemu(QemuFunction function, Step step) {
        return switch (function) {
            case MSIX_UPDATE_ONE,
                    MSI_MSIX_SETUP,
                    MSI_MSIX_UPDATE,
                    MSI_SETUP,
                    MSI_UPDATE,
                    PCI_MSIX_READ,
                    EMULATED_TABLE_READ -> message(step);
            case MSI_MSIX_DISABLE -> held(step);
            case PCI_MSIX_WRITE, EMULATED_TABLE_WRITE, MSGADDR32_REG_WRITE, MSGADDR64_REG_WRITE, MSGDATA_REG_WRITE ->
                number(step);
            default -> Optional.empty();
        };
    }

    private Optional<ChainLink> guest(GuestFunction function, Step step) {
        return switch (function) {
            case XEN_BIND_PIRQ_MSI_TO_IRQ, XEN_MSI_COMPOSE_MSG, PCI_WRITE_MSI_MSG, XEN_IRQ_FROM_PIRQ -> number(step);
            case XEN_ALLOCATE_PIRQ_MSI -> allocated(step);
            case PCI_READ_MSI_MSG -> entry(step, step.call().argument("entry"));
            case SET_EVTCHN_TO_IRQ -> bound(step.call().argument("port"), step);
            case STARTUP_PIRQ -> started(step);
            default -> Optional.empty();
        };
    }

    /** What a table entry, or the device's MSI registers, held when QEMU looked for the pirq in it. */
    private Optional<ChainLink> message(Step step) {
        int at = History.entry(step);
        while (at > 0) {
            Call call = history.step(at).call();
            if (has(call, "entry")) {
                return entry(step, call.argument("entry"));
            }
            at = history.caller(at);
        }
        return entry(step, 0);
    }

    private static boolean has(Call call, String argument) {
        return call.arguments().stream().anyMatch(each -> each.name().equals(argument));
    }

    private Optional<ChainLink> entry(Step step, int entry) {
        return left(changes.last(Field.ADDRESS_LO, subject -> is(subject, step.actor(), entry), before(step)));
    }

    private static boolean is(Subject subject, int device, int entry) {
        return subject instanceof Subject.TableEntry at && at.device() == device && at.entry() == entry;
    }

    /** Where QEMU took the pirq that it gives back. */
    private Optional<ChainLink> held(Step step) {
        int pirq = step.call().argument("pirq");
        return changes.all(Field.QEMU_PIRQ, before(step))
                .filter(change -> change.effect().after() == pirq)
                .filter(change ->
                        change.effect().subject() instanceof Subject.TableEntry at && at.device() == step.actor())
                .findFirst()
                .map(Origins::link);
    }

    /** Where an irq_info got the pirq that startup_pirq binds. */
    private Optional<ChainLink> carried(Step step) {
        int at = History.entry(step);
        while (at > 0 && history.step(at).call().function() != GuestFunction.STARTUP_PIRQ) {
            at = history.caller(at);
        }
        if (at == 0) {
            return Optional.empty();
        }
        Subject irq = new Subject.GuestIrq(history.step(at).call().argument("irq"));
        return left(changes.last(new Quantity(irq, Field.INFO_PIRQ), before(step)));
    }

    /** Where Xen bound a port. */
    private Optional<ChainLink> bound(int port, Step step) {
        return left(changes.last(
                new Quantity(new Subject.EventChannel(port), Field.PORT_PIRQ),
                before(step),
                effect -> effect.after() != Field.NONE));
    }

    private Optional<ChainLink> started(Step step) {
        return inside(XenFunction.EVTCHN_BIND_PIRQ, step, History.entry(step))
                .findFirst()
                .filter(bind -> !bind.answer().failed())
                .map(bind -> new ChainLink(bind, LinkReason.ANSWERED, bind.effects()))
                .or(() -> carried(step));
    }

    /** What the setup of an entry works with: a pirq that Xen gave it, or one that it read back. */
    private Optional<ChainLink> number(Step step) {
        int setup = history.setup(History.entry(step));
        Optional<Step> read =
                inside(GuestFunction.PCI_READ_MSI_MSG, step, setup).findFirst();
        Optional<Step> given = inside(GuestFunction.XEN_ALLOCATE_PIRQ_MSI, step, setup)
                .filter(each -> !each.answer().failed())
                .findFirst();
        if (given.isPresent()
                && (read.isEmpty() || read.get().number() < given.get().number())) {
            return given.map(each -> new ChainLink(each, LinkReason.ANSWERED, List.of()));
        }
        return read.filter(each -> each.answer() instanceof Answer.Message message
                        && message.message().pirq() > 0)
                .map(each -> new ChainLink(each, LinkReason.READ, List.of()));
    }

    /** What happened to a pirq between where its message was left and where it is read back, the last change first. */
    Stream<ChainLink> meanwhile(Step read) {
        if (!(read.answer() instanceof Answer.Message message)) {
            return Stream.empty();
        }
        int since = of(read).map(left -> left.step().number()).orElse(0);
        Subject pirq = new Subject.Pirq(message.message().pirq());
        return changes.all(Field.PIRQ_IRQ, before(read))
                .takeWhile(change -> change.step().number() > since)
                .filter(change -> change.effect().subject().equals(pirq))
                .map(change -> new ChainLink(change.step(), LinkReason.MEANWHILE, List.of(change.effect())));
    }

    /** The hypercall in which Xen chose the number. */
    private Optional<ChainLink> allocated(Step step) {
        return inside(XenFunction.GET_FREE_PIRQ, step, History.entry(step))
                .findFirst()
                .filter(given -> !given.answer().failed())
                .map(given -> new ChainLink(given, LinkReason.ANSWERED, given.effects()));
    }

    /** Who freed the pirq that Xen gives away. */
    private Optional<ChainLink> freed(Step step) {
        if (!(step.answer() instanceof Answer.Value pirq) || pirq.value() < 0) {
            return Optional.empty();
        }
        Quantity irq = new Quantity(new Subject.Pirq(pirq.value()), Field.PIRQ_IRQ);
        return changes.last(irq, before(step), effect -> effect.after() == 0)
                .map(change -> new ChainLink(change.step(), LinkReason.FREED, List.of(change.effect())));
    }

    /**
     * The answers of a function that the same actor got between the step that enters a call and another, last first.
     */
    private Stream<Step> inside(Function function, Step step, int enter) {
        return history.left(function)
                .before(step.number())
                .takeWhile(each -> each.number() > enter)
                .filter(each -> each.actor() == step.actor());
    }

    // what a call changes itself is not where it comes from
    private static int before(Step step) {
        return History.entry(step) - 1;
    }

    private static Optional<ChainLink> left(Optional<Change> change) {
        return change.map(Origins::link);
    }

    private static ChainLink link(Change change) {
        return new ChainLink(change.step(), LinkReason.LEFT, List.of(change.effect()));
    }
}
