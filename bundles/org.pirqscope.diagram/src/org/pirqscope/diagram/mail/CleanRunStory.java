package org.pirqscope.diagram.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.mail.row.AlarmRemark;
import org.pirqscope.diagram.mail.row.Frames;
import org.pirqscope.diagram.mail.row.Remark;
import org.pirqscope.diagram.mail.row.Story;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.CallKind;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.StepFinding;

/** What a run in which nothing goes wrong has to tell: who got which pirq, and who gave it back. */
final class CleanRunStory {

    private static final String OF_VECTORS =
            "The guest writes vectors and asks for no pirq: no number is read back from a message, so none can be "
                    + "stale.";

    private final History history;
    private final boolean vectors;
    private final TreeMap<Integer, Integer> weights = new TreeMap<>();
    private final Map<Integer, Remark> remarks = new HashMap<>();

    private CleanRunStory(History history) {
        this.history = history;
        this.vectors = history.entered(GuestFunction.NATIVE_SETUP_MSI_IRQS)
                .all()
                .findAny()
                .isPresent();
    }

    static Story of(History history) {
        CleanRunStory story = new CleanRunStory(history);
        history.steps().forEach(story::add);
        story.smaller();
        story.second();
        String caption = story.vectors ? OF_VECTORS : "No interrupt is lost and no pirq has two owners.";
        return new Story(story.weights, story.remarks, "NOTHING LOST", caption, Map.of(), true);
    }

    private void add(Step step) {
        if (none(step)) {
            remarks.put(step.partner(), Remark.comment("no irq has it: allocate", "none"));
        }
        if (!step.entering()) {
            return;
        }
        int weight = vectors ? ofVectors(step.call().function()) : weight(step);
        if (weight > 0) {
            weights.put(step.number(), weight);
        }
        if (keeps(step)) {
            weights.put(step.number(), 1);
            remarks.put(step.number(), Remark.comment("QEMU unmaps nothing"));
        }
        if (vectors && step.call().function() == GuestFunction.PCI_WRITE_MSI_MSG) {
            remarks.put(step.number(), vector(step.call().argument("data") & 0xff));
        }
    }

    /** Whether a teardown leaves all pirqs mapped, as on QEMU before 2.1. */
    private boolean keeps(Step enter) {
        boolean teardown =
                enter.call().function() instanceof GuestFunction guest && guest.freesVectors() && enter.partner() > 0;
        return teardown
                && history.entered(XenFunction.UNMAP_PIRQ)
                        .after(enter.number())
                        .takeWhile(step -> step.number() < enter.partner())
                        .findAny()
                        .isEmpty();
    }

    /** Whether a number that was read back has no irq. */
    private static boolean none(Step step) {
        return !step.entering()
                && step.call().function() == GuestFunction.XEN_IRQ_FROM_PIRQ
                && step.answer() instanceof Answer.Value irq
                && irq.value() < 0;
    }

    private static Remark vector(int vector) {
        String text = "vector 0x%x".formatted(vector);
        return Remark.comment(text + ", no pirq", text);
    }

    /** What a second kernel finds: the device's message is older than all of its irqs. */
    private void second() {
        Step began = history.left(GuestFunction.KERNEL_KEXEC).all().findFirst().orElse(null);
        if (began == null) {
            return;
        }
        Step lookup = history.left(GuestFunction.XEN_IRQ_FROM_PIRQ)
                .after(began.number())
                .filter(CleanRunStory::none)
                .findFirst()
                .orElse(null);
        int last = lookup == null ? history.length() : lookup.number();
        history.steps().subList(began.number(), last).stream()
                .filter(step -> step.entering()
                        && step.call().function().kind() != CallKind.COMMAND
                        && Frames.known(step.call()))
                .findFirst()
                .ifPresent(step -> remarks.put(step.number(), Remark.comment("the new kernel")));
        if (lookup != null) {
            history.entered(GuestFunction.PCI_READ_MSI_MSG)
                    .before(lookup.number())
                    .findFirst()
                    .ifPresent(read -> weights.put(read.number(), 1));
            weights.put(lookup.partner(), 1);
        }
    }

    /** After which teardowns pirqs are missing. */
    private void smaller() {
        for (StepFinding seen : history.findings()) {
            if (Mark.of(seen.finding()) != Mark.NONE) {
                weights.put(History.entry(seen.step()), 1);
                remarks.put(History.entry(seen.step()), AlarmRemark.of(seen.finding(), seen.step(), history));
            }
        }
    }

    private static int ofVectors(Function function) {
        return function == GuestFunction.PCI_WRITE_MSI_MSG || function == XenFunction.UNMAP_PIRQ
                ? 1
                : function == XenFunction.MAP_PIRQ
                        ? 2
                        : function == GuestFunction.NATIVE_SETUP_MSI_IRQS
                                ? 3
                                : function.kind() == CallKind.COMMAND ? 4 : 0;
    }

    private int weight(Step step) {
        Function function = step.call().function();
        if (function == XenFunction.GET_FREE_PIRQ
                || function == XenFunction.UNMAP_PIRQ
                || function == GuestFunction.KERNEL_KEXEC
                || function == GuestFunction.KERNEL_RESTART
                || function == XenFunction.DESTROY_DOMAIN
                || reuses(step)) {
            return 1;
        }
        if (function == GuestFunction.PCI_READ_MSI_MSG
                || function == GuestFunction.XEN_IRQ_FROM_PIRQ
                || function == XenFunction.EVTCHN_BIND_PIRQ) {
            return 2;
        }
        return function == XenFunction.MAP_PIRQ || function == GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ
                ? 3
                : function.kind() == CallKind.COMMAND ? 4 : 0;
    }

    /**
     * Whether the call finds the irq of a pirq, which is then used without a new allocation: the only trace of such a
     * setup.
     */
    private boolean reuses(Step step) {
        return step.call().function() == GuestFunction.XEN_IRQ_FROM_PIRQ
                && step.partner() > 0
                && history.answer(step).answer() instanceof Answer.Value irq
                && irq.value() >= 0;
    }
}
