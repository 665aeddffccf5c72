package org.pirqscope.diagram.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.mail.row.MailRows;
import org.pirqscope.diagram.mail.row.Remark;
import org.pirqscope.diagram.mail.row.Story;
import org.pirqscope.diagram.mail.row.Subjects;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Kind;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** What a run in which nothing goes wrong has to tell: who got which pirq, and who gave it back. */
final class CalmStory {

    private static final String OF_VECTORS =
            "The guest writes vectors and asks for no pirq: no number is read back from a message, so none can be "
                    + "stale.";

    private static final Remark NEW = Remark.comment("the new kernel");

    private CalmStory() {}

    static Story of(List<Step> steps) {
        boolean vectors =
                steps.stream().anyMatch(step -> step.call().function() == GuestFunction.NATIVE_SETUP_MSI_IRQS);
        TreeMap<Integer, Integer> weights = new TreeMap<>();
        Map<Integer, Remark> remarks = new HashMap<>();
        for (Step step : steps) {
            int weight = !step.entering() ? 0 : vectors ? ofVectors(step.call().function()) : weight(step, steps);
            if (weight > 0) {
                weights.put(step.number(), weight);
            }
            if (step.entering() && keeps(step, steps)) {
                weights.put(step.number(), 1);
                remarks.put(step.number(), Remark.comment("QEMU unmaps nothing"));
            }
            if (none(step)) {
                remarks.put(step.partner(), Remark.comment("no irq has it: allocate", "none"));
            }
            if (vectors && step.entering() && step.call().function() == GuestFunction.PCI_WRITE_MSI_MSG) {
                remarks.put(step.number(), vector(step.call().argument("data") & 0xff));
            }
        }
        smaller(steps, weights, remarks);
        second(steps, weights, remarks);
        String caption = vectors ? OF_VECTORS : "No interrupt is lost and no pirq has two owners.";
        return new Story(weights, remarks, "NOTHING LOST", caption, Map.of(), true);
    }

    /** Whether a teardown leaves all pirqs mapped, as on QEMU before 2.1. */
    private static boolean keeps(Step enter, List<Step> steps) {
        boolean teardown =
                enter.call().function() instanceof GuestFunction guest && guest.freesVectors() && enter.partner() > 0;
        return teardown
                && steps.subList(enter.number(), enter.partner()).stream()
                        .noneMatch(step -> step.call().function() == XenFunction.UNMAP_PIRQ);
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
    private static void second(List<Step> steps, TreeMap<Integer, Integer> weights, Map<Integer, Remark> remarks) {
        int began = begin(steps);
        int read = 0;
        for (Step step : steps.subList(began, steps.size())) {
            boolean enters = step.entering();
            if (enters
                    && remarks.values().stream().noneMatch(NEW::equals)
                    && step.call().function().kind() != Kind.COMMAND
                    && MailRows.frame(step.call())) {
                remarks.put(step.number(), NEW);
            }
            read = enters && step.call().function() == GuestFunction.PCI_READ_MSI_MSG ? step.number() : read;
            if (none(step)) {
                weights.put(read, 1);
                weights.put(step.partner(), 1);
                return;
            }
        }
    }

    /** After which teardowns pirqs are missing. */
    private static void smaller(List<Step> steps, TreeMap<Integer, Integer> weights, Map<Integer, Remark> remarks) {
        for (Step step : steps) {
            for (Finding finding : step.findings()) {
                if (Mark.of(finding) != Mark.NONE) {
                    int row = step.entering() ? step.number() : step.partner();
                    weights.put(row, 1);
                    remarks.put(row, Subjects.remark(finding, step, steps));
                }
            }
        }
    }

    /** How many steps there are up to the end of kernel_kexec; all, if nobody calls it. */
    private static int begin(List<Step> steps) {
        for (Step step : steps) {
            if (step.call().function() == GuestFunction.KERNEL_KEXEC && !step.entering()) {
                return step.number();
            }
        }
        return steps.size();
    }

    private static int ofVectors(Function function) {
        return function == GuestFunction.PCI_WRITE_MSI_MSG || function == XenFunction.UNMAP_PIRQ
                ? 1
                : function == XenFunction.MAP_PIRQ
                        ? 2
                        : function == GuestFunction.NATIVE_SETUP_MSI_IRQS ? 3 : function.kind() == Kind.COMMAND ? 4 : 0;
    }

    private static int weight(Step step, List<Step> steps) {
        Function function = step.call().function();
        if (function == XenFunction.GET_FREE_PIRQ
                || function == XenFunction.UNMAP_PIRQ
                || function == GuestFunction.KERNEL_KEXEC
                || function == GuestFunction.KERNEL_RESTART
                || reuses(step, steps)) {
            return 1;
        }
        if (function == GuestFunction.PCI_READ_MSI_MSG
                || function == GuestFunction.XEN_IRQ_FROM_PIRQ
                || function == XenFunction.EVTCHN_BIND_PIRQ) {
            return 2;
        }
        return function == XenFunction.MAP_PIRQ || function == GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ
                ? 3
                : function.kind() == Kind.COMMAND ? 4 : 0;
    }

    /**
     * Whether the call finds the irq of a pirq, which is then used without a new allocation: the only trace of such a
     * setup.
     */
    private static boolean reuses(Step step, List<Step> steps) {
        return step.call().function() == GuestFunction.XEN_IRQ_FROM_PIRQ
                && step.partner() > 0
                && steps.get(step.partner() - 1).answer() instanceof Answer.Value irq
                && irq.value() >= 0;
    }
}
