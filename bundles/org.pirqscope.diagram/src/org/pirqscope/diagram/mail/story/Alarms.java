package org.pirqscope.diagram.mail.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.mail.row.AlarmRemark;
import org.pirqscope.diagram.mail.row.Captions;
import org.pirqscope.diagram.mail.row.Frames;
import org.pirqscope.diagram.mail.row.Remark;
import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Kind;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.StepFinding;

/**
 * Every warning or failure of a device in its story, said in its own words. Many of a kind in one setup are told by
 * their first and last.
 */
record Alarms(StoryBuilder story, StorySpan span) {

    private static final int FEW = 3;

    private record Alarm(Step step, Finding finding, int weight) {}

    /** What is told together: one kind in a call of the driver's, or in all that request irqs; a stale pirq by it. */
    private record Alike(Optional<Kind> kind, int stale, int frame) {

        static Alike of(Finding finding, int frame) {
            return switch (finding) {
                case Finding.Observed seen -> new Alike(Optional.of(seen.kind()), -1, frame);
                case Finding.StaleHit hit -> new Alike(Optional.empty(), hit.pirq(), frame);
                case Finding.MessageDecoded seen -> new Alike(Optional.empty(), -1, frame);
            };
        }
    }

    /** Tells of the device's, with one weight for warnings and one for failures. */
    void add(int device, int warning, int failure) {
        Map<Alike, List<Alarm>> alike = new LinkedHashMap<>();
        for (StepFinding seen : story.history().findings()) {
            Finding finding = seen.finding();
            if (span.has(seen.step()) && Mark.of(finding) != Mark.NONE && finding.device() == device) {
                boolean again = finding instanceof Finding.StaleHit
                        && (span.root() == null || span.root().finding() != finding);
                Alarm alarm = new Alarm(
                        seen.step(),
                        finding,
                        again ? Weight.DETAIL : Mark.of(finding) == Mark.WARNING ? warning : failure);
                alike.computeIfAbsent(Alike.of(finding, caller(seen.step())), key -> new ArrayList<>())
                        .add(alarm);
            }
        }
        alike.values().forEach(this::tell);
    }

    /** The driver's call that the step is in; one number for all that request an irq: there is one an entry. */
    private int caller(Step step) {
        int frame = frame(step);
        return frame > 0 && story.step(frame).call().function() == GuestFunction.REQUEST_IRQ ? 0 : frame;
    }

    private int frame(Step step) {
        return Frames.of(story.history(), story.row(step.number()));
    }

    private void tell(List<Alarm> alike) {
        boolean many = alike.stream()
                        .map(alarm -> story.row(alarm.step().number()))
                        .distinct()
                        .count()
                > FEW;
        if (!many) {
            alike.forEach(alarm -> tell(alarm, AlarmRemark.of(alarm.finding(), alarm.step(), story.history())));
            return;
        }
        Alarm first = alike.getFirst();
        Remark remark = AlarmRemark.of(first.finding(), first.step(), story.history());
        String more = "and " + (alike.size() - 2) + " more";
        tell(first, remark.and(more));
        tell(
                alike.getLast(),
                AlarmRemark.of(alike.getLast().finding(), alike.getLast().step(), story.history()));
    }

    private void tell(Alarm alarm, Remark remark) {
        Step step = alarm.step();
        int command = alarm.finding() instanceof Finding.Loss && step.layer() == Layer.XEN ? frame(step) : 0;
        story.addRemark(command > 0 ? command : step.number(), alarm.weight(), remark);
        if (alarm.finding() instanceof Finding.Observed seen && seen.kind() == Kind.INTERRUPT_MISROUTED) {
            handler(step, alarm.weight());
        }
        if (alarm.finding() instanceof Finding.Observed seen
                && seen.kind() == Kind.ENTRY_NOT_MAPPED
                && seen.pirq() < 0) {
            ended(step);
        }
    }

    /** Whose handler it is says its column; whose interrupt it is does not. */
    private void handler(Step step, int weight) {
        int handler = story.history().handler(step);
        String whose = Captions.name(story.history(), step.actor()) + "'s";
        story.addRemark(handler, weight, Remark.alarm(whose + " interrupt", whose));
    }

    /**
     * Up to 2.6.37 the first pirq that is used again ends xen_hvm_setup_msi_irqs: the other entries keep irq 0, which
     * cannot be requested.
     */
    private void ended(Step setup) {
        History history = story.history();
        Step enter = story.step(story.row(setup.number()));
        int end = enter.partner() == 0 ? span.last() : Math.min(span.last(), enter.partner() - 1);
        history.entered(GuestFunction.XEN_IRQ_FROM_PIRQ)
                .after(enter.number() - 1)
                .takeWhile(step -> step.number() <= end)
                .filter(step -> step.actor() == setup.actor() && reuses(step))
                .forEach(this::ends);
        history.entered(GuestFunction.REQUEST_IRQ)
                .after(enter.number() - 1)
                .takeWhile(step -> step.number() <= span.last())
                .filter(step -> step.actor() == setup.actor()
                        && step.partner() > 0
                        && history.answer(step).answer().failed())
                .forEach(step -> story.keep(step.number(), Weight.REASON));
    }

    private boolean reuses(Step lookup) {
        return lookup.partner() > 0
                && story.history().answer(lookup).answer() instanceof Answer.Value irq
                && irq.value() >= 0;
    }

    private void ends(Step lookup) {
        int pirq = lookup.call().argument("pirq");
        story.history()
                .entered(GuestFunction.PCI_READ_MSI_MSG)
                .before(lookup.number())
                .filter(read -> read.actor() == lookup.actor() && read.partner() > 0)
                .findFirst()
                .ifPresent(read -> story.keep(read.number(), Weight.REASON));
        story.addRemark(lookup.number(), Weight.REASON, Remark.alarm(pirq + " re-used, setup ends", pirq + " re-used"));
    }
}
