package org.pirqscope.diagram.mail.story;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pirqscope.diagram.mail.row.Remark;
import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.StepFinding;

/** Pirqs that QEMU did not give up when their device was torn down, as before 2.1: why it maps no other one. */
record KeptPirqs(StoryBuilder story, PirqEvents events, int device) {

    /**
     * Tells of the one that QEMU holds instead of the finding's, else of those that Xen unbinds by force. The sentence
     * that is to be said of it.
     */
    String add(StorySpan span, int step, Finding finding) {
        int entry = finding.entry();
        int held = entry < 0 ? -1 : story.history().pirqs().held(device, entry, step);
        if (held >= 0 && span.pirq() >= 0 && held != span.pirq()) {
            tell(span, step, held);
            boolean lost = finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.INTERRUPT_LOST;
            return lost
                    ? " QEMU keeps pirq " + held + " for it, but the guest has bound pirq " + span.pirq() + "."
                    : "";
        }
        forced(span).forEach((pirq, at) -> tell(span, at, pirq));
        if (finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.POOL_NOT_RESTORED) {
            story.history()
                    .pirqs()
                    .held(story.step(step).actor(), step)
                    .forEach(pirq -> events.add(span.first(), span.last(), pirq));
        }
        return "";
    }

    private void tell(StorySpan span, int step, int pirq) {
        events.add(span.first(), span.last(), pirq);
        told(span, XenFunction.MAP_PIRQ, call -> call.argument("pirq") == pirq);
        told(span, GuestFunction.PCI_WRITE_MSI_MSG, call -> PirqEvents.writes(call, span.pirq()));
        teardown(step, pirq);
    }

    /** That QEMU maps the one and the guest writes the other. */
    private void told(StorySpan span, Function function, Predicate<Call> wanted) {
        story.history()
                .entered(function)
                .after(span.first() - 1)
                .takeWhile(span::has)
                .filter(step -> step.actor() == device && wanted.test(step.call()))
                .forEach(step -> story.keep(step.number(), Weight.REASON));
    }

    /** The device's last teardown, if QEMU did not give the pirq up in it. */
    private void teardown(int before, int pirq) {
        History history = story.history();
        int freed = Stream.of(GuestFunction.values())
                .filter(GuestFunction::freesVectors)
                .flatMap(function -> history.entered(function)
                        .before(before + 1)
                        .filter(step -> step.actor() == device)
                        .limit(1))
                .mapToInt(Step::number)
                .max()
                .orElse(0);
        boolean unmaps = history.entered(XenFunction.UNMAP_PIRQ)
                .before(before + 1)
                .takeWhile(step -> step.number() > freed)
                .anyMatch(step -> step.actor() == device && step.call().argument("pirq") == pirq);
        if (freed > 0 && !unmaps) {
            story.addRemark(freed, Weight.CAUSE, Remark.alarm("QEMU keeps " + pirq + " mapped"));
            lookup(freed, before, pirq);
        }
    }

    /** Why the pirq that is read back is not used again: its irq is gone. */
    private void lookup(int from, int before, int pirq) {
        History history = story.history();
        history.entered(GuestFunction.XEN_IRQ_FROM_PIRQ)
                .after(from - 1)
                .takeWhile(step -> step.number() < before)
                .filter(step -> step.actor() == device
                        && step.call().argument("pirq") == pirq
                        && step.partner() > 0
                        && history.answer(step).answer() instanceof Answer.Value irq
                        && irq.value() < 0)
                .findFirst()
                .ifPresent(step -> {
                    history.entered(GuestFunction.PCI_READ_MSI_MSG)
                            .before(step.number())
                            .takeWhile(read -> read.number() >= from)
                            .filter(read -> read.actor() == device)
                            .findFirst()
                            .ifPresent(read -> story.keep(read.number(), Weight.REASON));
                    story.addRemark(step.number(), Weight.REASON, Remark.comment("no irq has it: allocate", "none"));
                });
    }

    /** The pirqs that Xen unbinds by force, and where the unmap was entered. */
    private Map<Integer, Integer> forced(StorySpan span) {
        Map<Integer, Integer> pirqs = new TreeMap<>();
        for (StepFinding seen : story.history().findings()) {
            if (seen.finding() instanceof Finding.ForcedUnbind forced
                    && span.has(seen.step())
                    && forced.device() == device) {
                pirqs.putIfAbsent(forced.pirq(), story.row(seen.step().number()) - 1);
            }
        }
        return pirqs;
    }
}
