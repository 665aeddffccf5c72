package org.pirqscope.diagram.mail.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.mail.row.Callers;
import org.pirqscope.diagram.mail.row.Captions;
import org.pirqscope.diagram.mail.row.Remark;
import org.pirqscope.diagram.mail.row.Subjects;
import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Kind;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;

/**
 * Every warning or failure of a device in its story, said in its own words. Many of a kind in one setup are told by
 * their first and last.
 */
final class Alarms {

    private static final int FEW = 3;

    private final Telling telling;
    private final Span span;
    private final Callers callers;

    private record Alarm(Step step, Finding finding, int weight) {}

    Alarms(Telling telling, Span span) {
        this.telling = telling;
        this.span = span;
        this.callers = new Callers(telling.steps());
    }

    /** Tells of the device's, with one weight for warnings and one for failures. */
    void add(int device, int warning, int failure) {
        Map<String, List<Alarm>> alike = new LinkedHashMap<>();
        for (Step step : telling.steps().subList(span.first() - 1, span.last())) {
            for (Finding finding : step.findings()) {
                if (Mark.of(finding) != Mark.NONE && Subjects.of(finding)[0] == device) {
                    boolean again = finding instanceof Finding.StaleHit
                            && (span.root() == null || span.root().finding() != finding);
                    Alarm alarm = new Alarm(
                            step,
                            finding,
                            again ? Weight.DETAIL : Mark.of(finding) == Mark.WARNING ? warning : failure);
                    alike.computeIfAbsent(
                                    kind(finding) + callers.frame(telling.row(step.number())), key -> new ArrayList<>())
                            .add(alarm);
                }
            }
        }
        alike.values().forEach(this::tell);
    }

    private static String kind(Finding finding) {
        return finding instanceof Finding.Observed seen ? seen.kind() + "/" : finding.title() + "/";
    }

    private void tell(List<Alarm> alike) {
        boolean many = alike.stream()
                        .map(alarm -> telling.row(alarm.step().number()))
                        .distinct()
                        .count()
                > FEW;
        if (!many) {
            alike.forEach(alarm -> tell(alarm, Subjects.remark(alarm.finding(), alarm.step(), telling.steps())));
            return;
        }
        Alarm first = alike.getFirst();
        Remark remark = Subjects.remark(first.finding(), first.step(), telling.steps());
        String more = "and " + (alike.size() - 2) + " more";
        tell(first, Remark.alarm(remark.text().replace("<-- ", "") + ", " + more, more));
        tell(
                alike.getLast(),
                Subjects.remark(alike.getLast().finding(), alike.getLast().step(), telling.steps()));
    }

    private void tell(Alarm alarm, Remark remark) {
        Step step = alarm.step();
        int command = OtherLosses.lost(alarm.finding()) && step.layer() == Layer.XEN
                ? callers.frame(telling.row(step.number()))
                : 0;
        telling.add(command > 0 ? command : step.number(), alarm.weight(), remark);
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
        int handler = Subjects.handlerStep(step, telling.steps());
        String whose = Captions.name(telling.steps(), step.actor()) + "'s";
        telling.add(handler, weight, Remark.alarm(whose + " interrupt", whose));
    }

    /**
     * Up to 2.6.37 the first pirq that is used again ends xen_hvm_setup_msi_irqs: the other entries keep irq 0, which
     * cannot be requested.
     */
    private void ended(Step setup) {
        int enter = telling.row(setup.number());
        int end = telling.step(enter).partner();
        int read = 0;
        for (int number = enter; number <= span.last(); number++) {
            Step step = telling.step(number);
            if (step.actor() != setup.actor() || !step.entering() || step.partner() == 0) {
                continue;
            }
            boolean inside = end == 0 || number < end;
            read = step.call().function() == GuestFunction.PCI_READ_MSI_MSG ? number : read;
            if (inside
                    && step.call().function() == GuestFunction.XEN_IRQ_FROM_PIRQ
                    && telling.step(step.partner()).answer() instanceof Answer.Value irq
                    && irq.value() >= 0) {
                telling.keep(read, Weight.REASON);
                telling.add(
                        number,
                        Weight.REASON,
                        Remark.alarm(
                                step.call().argument("pirq") + " re-used, setup ends",
                                step.call().argument("pirq") + " re-used"));
            } else if (step.call().function() == GuestFunction.REQUEST_IRQ
                    && telling.step(step.partner()).answer().failed()) {
                telling.keep(number, Weight.REASON);
            }
        }
    }
}
