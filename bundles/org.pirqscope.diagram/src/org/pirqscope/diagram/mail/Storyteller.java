package org.pirqscope.diagram.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /** The story of a finding that is attached to this step. A stale hit that led to it is told as well. */
    static Story of(List<Step> steps, Lanes lanes, int step, Finding finding) {
        if (finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.POOL_EXHAUSTED) {
            return PoolStory.of(steps, step, finding);
        }
        Storyteller teller = new Storyteller(steps);
        int device = Subjects.of(finding)[0];
        int pirq = finding instanceof Finding.StaleHit hit ? hit.pirq() : teller.pirq(step, finding);
        Focus root = finding instanceof Finding.StaleHit ? new Focus(step, finding) : teller.staleHit(step, pirq);
        int loser = teller.loser(step, device, root);
        int last = teller.end(step, loser);
        int first = root == null ? 1 : teller.firstOf((Finding.StaleHit) root.finding());
        teller.pirqEvents(first, last, pirq);
        teller.alarms(first, last, device, Weight.CAUSE, Weight.NEEDED);
        if (root != null) {
            Finding.StaleHit hit = (Finding.StaleHit) root.finding();
            teller.alarms(first, last, hit.device(), Weight.DETAIL, Weight.DETAIL);
            teller.alarms(first, last, loser, Weight.DETAIL, Weight.NEEDED);
            new StaleRemarks(steps, teller.weights, teller.remarks).add(root.step(), hit);
        }
        Map<Integer, Integer> together = teller.together(last, pirq);
        new FailedBinds(steps, teller.weights, teller.remarks, together).add(last, pirq);
        String held = teller.held(finding, step, first, last, pirq);
        String others = OtherLosses.sentence(steps, device, teller.weights.keySet());
        String caption = teller.caption(finding, lanes, step, root, !others.isEmpty()) + held + others;
        return new Story(teller.weights, teller.remarks, Captions.title(finding), caption, together, false);
    }

    /** A lost interrupt is explained by the stale hit of its device, if there was one. */
    private String caption(Finding finding, Lanes lanes, int step, Focus root, boolean brief) {
        boolean explained = root != null && OtherLosses.lost(finding) && Subjects.of(root.finding())[0] == Subjects.of(finding)[0];
        return explained ? Captions.of(root.finding(), lanes, steps, root.step(), brief) : Captions.of(finding, lanes, steps, step, brief);
    }

    /** The pirq that a finding is about; a lost interrupt does not name it, but an earlier finding of the device may. */
    private int pirq(int step, Finding finding) {
        int pirq = Subjects.of(finding)[1];
        for (int i = step - 1; i >= 0 && pirq < 0; i--) {
            for (Finding earlier : steps.get(i).findings()) {
                boolean same = Mark.of(earlier) != Mark.NONE && Subjects.of(earlier)[0] == Subjects.of(finding)[0];
                pirq = same ? Math.max(pirq, Subjects.of(earlier)[1]) : pirq;
            }
        }
        return pirq;
    }

    /** The last time at or before a step that somebody re-used this pirq; null if nobody did. */
    private Focus staleHit(int step, int pirq) {
        for (int i = step - 1; i >= 0; i--) {
            for (Finding earlier : steps.get(i).findings()) {
                if (earlier instanceof Finding.StaleHit hit && hit.pirq() == pirq) {
                    return new Focus(steps.get(i).number(), hit);
                }
            }
        }
        return null;
    }

    /** The device, unless only the owner of what it re-uses loses an interrupt. */
    private int loser(int step, int device, Focus root) {
        int owned = root == null ? 0 : ((Finding.StaleHit) root.finding()).ownedSince();
        int owner = owned == 0 ? device : steps.get(owned - 1).actor();
        return loss(step, device) == null && loss(step, owner) != null ? owner : device;
    }

    /** The story ends where the device loses its first interrupt after the finding, or with the finding. */
    private int end(int step, int device) {
        Step lost = loss(step, device);
        Step last = lost == null ? steps.get(step - 1) : lost;
        return Math.max(last.number(), last.partner());
    }

    /** The first step from a step on at which a device loses an interrupt, null if there is none. */
    private Step loss(int step, int device) {
        for (Step one : steps.subList(step - 1, steps.size())) {
            for (Finding finding : one.findings()) {
                boolean failed = finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.SETUP_FAILED;
                if ((failed || OtherLosses.lost(finding)) && Subjects.of(finding)[0] == device) {
                    return one;
                }
            }
        }
        return null;
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
                boolean opens = i == first - 1 && step.call().function() == XenFunction.GET_FREE_PIRQ;
                keep(step.number(), opens ? Weight.OPENING : weight);
            }
        }
    }

    /** A pirq that QEMU holds instead of the one that the guest uses has a part in the story; what there is to say of it. */
    private String held(Finding finding, int step, int first, int last, int pirq) {
        int[] subject = Subjects.of(finding);
        int held = subject[2] < 0 ? -1 : QemuHolds.pirq(steps, step, subject[0], subject[2]);
        if (held >= 0 && pirq >= 0 && held != pirq) {
            pirqEvents(first, last, held);
            keeps(step, subject[0], held);
            boolean lost = finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.INTERRUPT_LOST;
            return lost ? " QEMU keeps pirq " + held + " for it, but the guest uses pirq " + pirq + "." : "";
        }
        for (int old : forced(first, last, subject[0])) {
            pirqEvents(first, last, old);
            keeps(step, subject[0], old);
        }
        return "";
    }

    /** The device's last teardown, if QEMU did not give the pirq up in it. */
    private void keeps(int step, int device, int pirq) {
        for (int i = step - 1; i >= 0; i--) {
            Step one = steps.get(i);
            boolean unmaps = one.actor() == device && one.call().function() == XenFunction.UNMAP_PIRQ && one.call().argument("pirq") == pirq;
            if (unmaps) {
                return;
            }
            if (one.actor() == device && one.entering() && one.call().function() instanceof GuestFunction guest && guest.freesVectors()) {
                keep(one.number(), Weight.CAUSE);
                remarks.putIfAbsent(one.number(), Remark.alarm("QEMU keeps " + pirq + " mapped"));
                return;
            }
        }
    }

    /** The pirqs of a device that Xen unbinds by force. */
    private Set<Integer> forced(int first, int last, int device) {
        Set<Integer> pirqs = new TreeSet<>();
        for (Step step : steps.subList(first - 1, last)) {
            for (Finding finding : step.findings()) {
                if (finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.FORCED_UNBIND && seen.device() == device) {
                    pirqs.add(seen.pirq());
                }
            }
        }
        return pirqs;
    }

    /** Whoever gives a pirq back got it before; the one without the other makes no sense. */
    private Map<Integer, Integer> together(int last, int pirq) {
        Map<Integer, Integer> pairs = new HashMap<>();
        Map<Integer, Integer> got = new HashMap<>();
        for (int i = 0; i < last; i++) {
            Step step = steps.get(i);
            if (step.entering() && answers(step, pirq)) {
                got.put(step.actor(), step.number());
            } else if (step.entering() && step.call().function() == XenFunction.UNMAP_PIRQ && step.call().argument("pirq") == pirq && got.containsKey(step.actor())) {
                pairs.put(step.number(), got.get(step.actor()));
                pairs.put(got.remove(step.actor()), step.number());
            }
        }
        return pairs;
    }

    private void keep(int step, int weight) {
        weights.merge(step, weight, Math::min);
    }

    /** How much a call on this pirq matters; -1 if it has nothing to do with it. */
    private int weight(Step step, int pirq) {
        Function function = step.call().function();
        boolean named = names(step.call(), pirq) || answers(step, pirq);
        if (function == XenFunction.GET_FREE_PIRQ || function == XenFunction.UNMAP_PIRQ) {
            return named ? Weight.REASON : -1;
        }
        if (function == GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ || function == XenFunction.EVTCHN_BIND_PIRQ) {
            return named ? Weight.ASIDE : -1;
        }
        boolean told = function == GuestFunction.PCI_WRITE_MSI_MSG || function == XenFunction.MAP_PIRQ;
        return named && told ? Weight.DETAIL : -1;
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
    private void alarms(int first, int last, int device, int warning, int failure) {
        for (int i = first - 1; i < last; i++) {
            Step step = steps.get(i);
            for (Finding finding : step.findings()) {
                if (Mark.of(finding) != Mark.NONE && Subjects.of(finding)[0] == device) {
                    alarm(step, finding, Mark.of(finding) == Mark.WARNING ? warning : failure);
                }
            }
        }
    }

    private void alarm(Step step, Finding finding, int weight) {
        boolean misrouted = finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.INTERRUPT_MISROUTED;
        int handler = misrouted ? Subjects.handlerStep(step, steps) : 0;
        int enter = handler > 0 ? handler : step.entering() ? step.number() : step.partner();
        keep(enter, weight);
        // whose handler it is says its column; whose interrupt it is does not
        remarks.putIfAbsent(enter, handler > 0 ? Remark.alarm(Captions.name(steps, step.actor()) + "'s interrupt", Captions.name(steps, step.actor()) + "'s") : Subjects.remark(finding, step, steps));
    }
}
