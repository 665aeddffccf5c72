package org.pirqscope.diagram.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.diagram.Mark;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.message.MsiMessage;

/** Finds the story of a finding: everything that happened to its pirq, from the first allocation to what was lost. */
final class Storyteller {

    private final List<Step> steps;
    private final TreeMap<Integer, Integer> weights = new TreeMap<>();
    private final Map<Integer, Remark> remarks = new HashMap<>();

    private Storyteller(List<Step> steps) {
        this.steps = steps;
    }

    /** The story of a finding that is attached to this step. */
    static Story of(List<Step> steps, Lanes lanes, int step, Finding finding) {
        Storyteller teller = new Storyteller(steps);
        int[] subject = Subjects.of(finding);
        int last = teller.end(step, subject[0]);
        int first = finding instanceof Finding.StaleHit hit ? teller.firstOf(hit) : 1;
        teller.pirqEvents(first, last, subject[1]);
        teller.alarms(first, last, subject[0]);
        if (finding instanceof Finding.StaleHit hit) {
            new StaleRemarks(steps, teller.weights, teller.remarks).add(step, hit);
        }
        return new Story(teller.weights, teller.remarks, Captions.title(finding), Captions.of(finding, lanes), false);
    }

    /** The story ends where the device loses its first interrupt after the finding, or with the finding. */
    private int end(int step, int device) {
        for (int i = step - 1; i < steps.size(); i++) {
            for (Finding finding : steps.get(i).findings()) {
                boolean lost = finding instanceof Finding.Observed seen && (seen.kind() == Finding.Kind.INTERRUPT_LOST
                        || seen.kind() == Finding.Kind.INTERRUPT_MISROUTED || seen.kind() == Finding.Kind.SETUP_FAILED);
                if (lost && Subjects.of(finding)[0] == device) {
                    return Math.max(steps.get(i).number(), steps.get(i).partner());
                }
            }
        }
        return Math.max(step, steps.get(step - 1).partner());
    }

    /** The allocation that the cached message goes back to. */
    private int firstOf(Finding.StaleHit hit) {
        for (int i = hit.writtenAt() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.actor() == hit.device() && step.call().function() == XenFunction.GET_FREE_PIRQ) {
                return step.entering() ? step.number() : step.partner();
            }
        }
        return 1;
    }

    private void pirqEvents(int first, int last, int pirq) {
        for (int i = first - 1; i < last; i++) {
            Step step = steps.get(i);
            int weight = step.entering() && pirq >= 0 ? weight(step, pirq) : -1;
            if (weight >= 0) {
                keep(step.number(), weight);
            }
        }
    }

    private void keep(int step, int weight) {
        weights.merge(step, weight, Math::min);
    }

    /** How much a call on this pirq matters; -1 if it has nothing to do with it. */
    private int weight(Step step, int pirq) {
        Function function = step.call().function();
        boolean named = names(step.call(), pirq) || answers(step, pirq);
        if (function == XenFunction.GET_FREE_PIRQ || function == XenFunction.UNMAP_PIRQ) {
            return named ? 1 : -1;
        }
        if (function == GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ || function == XenFunction.EVTCHN_BIND_PIRQ) {
            return named ? 2 : -1;
        }
        boolean told = function == GuestFunction.PCI_WRITE_MSI_MSG || function == XenFunction.MAP_PIRQ;
        return named && told ? 3 : -1;
    }

    private static boolean names(Call call, int pirq) {
        if (call.function() == GuestFunction.PCI_WRITE_MSI_MSG) {
            MsiMessage written = new MsiMessage(call.argument("address_hi"), call.argument("address_lo"), call.argument("data"));
            return written.vector() == 0 && written.pirq() == pirq;
        }
        return call.arguments().stream().anyMatch(argument -> argument.name().equals("pirq") && argument.value() == pirq);
    }

    private boolean answers(Step enter, int pirq) {
        boolean gives = enter.call().function() == XenFunction.GET_FREE_PIRQ && enter.partner() > 0;
        return gives && steps.get(enter.partner() - 1).answer() instanceof Answer.Value value && value.value() == pirq;
    }

    /** Every warning or failure of the device in the story, said in its own words. */
    private void alarms(int first, int last, int device) {
        for (int i = first - 1; i < last; i++) {
            Step step = steps.get(i);
            for (Finding finding : step.findings()) {
                if (Mark.of(finding) != Mark.NONE && Subjects.of(finding)[0] == device) {
                    int enter = step.entering() ? step.number() : step.partner();
                    keep(enter, Mark.of(finding) == Mark.WARNING ? 1 : 0);
                    remarks.putIfAbsent(enter, Remark.alarm(Subjects.phrase(finding)));
                }
            }
        }
    }
}
