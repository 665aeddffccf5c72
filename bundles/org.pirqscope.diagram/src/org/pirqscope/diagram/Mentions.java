package org.pirqscope.diagram;

import java.util.SortedSet;
import java.util.TreeSet;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.message.MsiMessage;

/** The pirqs and entries that a step names: each of them answers {@link Query#matches} with yes. */
public record Mentions(SortedSet<Integer> pirqs, SortedSet<EntryPlace> entries) {

    /** An entry of a controller's table. */
    public record EntryPlace(int controller, int entry) implements Comparable<EntryPlace> {
        @Override
        public int compareTo(EntryPlace other) {
            return controller != other.controller
                    ? Integer.compare(controller, other.controller)
                    : Integer.compare(entry, other.entry);
        }
    }

    /** What a step names. */
    public static Mentions of(Step step) {
        Mentions mentions = new Mentions(new TreeSet<>(), new TreeSet<>());
        mentions.call(step);
        step.effects().forEach(mentions::effect);
        step.findings().forEach(mentions::finding);
        return mentions;
    }

    /** What either names. */
    public Mentions and(Mentions other) {
        Mentions both = new Mentions(new TreeSet<>(pirqs), new TreeSet<>(entries));
        both.pirqs.addAll(other.pirqs);
        both.entries.addAll(other.entries);
        return both;
    }

    private void call(Step step) {
        Call call = step.call();
        pirq(EntryQuery.argument(call, "pirq"));
        pirq(EntryQuery.argument(call, "requested"));
        int device = EntryQuery.argument(call, "dev");
        entry(device < 0 ? step.actor() : device, EntryQuery.argument(call, "entry"));
        if (call.function() == GuestFunction.PCI_WRITE_MSI_MSG) {
            message(new MsiMessage(call.argument("address_hi"), call.argument("address_lo"), call.argument("data")));
        }
        boolean gives = call.function() == XenFunction.GET_FREE_PIRQ
                || call.function() == XenFunction.MAP_PIRQ
                || call.function() == GuestFunction.XEN_ALLOCATE_PIRQ_MSI;
        if (step.answer() instanceof Answer.Message read) {
            message(read.message());
        } else if (gives && step.answer() instanceof Answer.Value value) {
            pirq(value.value());
        }
    }

    private void effect(Effect effect) {
        switch (effect.subject()) {
            case Subject.Pirq row -> pirq(row.pirq());
            case Subject.TableEntry row -> entry(row.device(), row.entry());
            case Subject.MsiDescriptor row -> entry(row.device(), row.entry());
            case Subject.Device device -> {}
            case Subject.XenIrq irq -> {}
            case Subject.EventChannel port -> {}
            case Subject.GuestIrq irq -> {}
        }
    }

    private void finding(Finding finding) {
        entry(finding.device(), finding.entry());
        if (finding instanceof Finding.MessageDecoded decoded) {
            message(decoded.message());
        } else {
            pirq(finding.pirq());
        }
    }

    private void message(MsiMessage message) {
        if ((message.data() & 0xff) == 0) {
            pirq(message.pirq());
        }
    }

    /** 0 stands in an empty message, and below it are errors. */
    private void pirq(int pirq) {
        if (pirq > 0) {
            pirqs.add(pirq);
        }
    }

    private void entry(int controller, int entry) {
        if (controller >= 0 && entry >= 0) {
            entries.add(new EntryPlace(controller, entry));
        }
    }
}
