package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pirqscope.diagram.Label;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** What is said beside the calls of a stale hit, and which of them cannot be missed. */
final class StaleRemarks {

    private final List<Step> steps;
    private final TreeMap<Integer, Integer> weights;
    private final Map<Integer, Remark> remarks;

    StaleRemarks(List<Step> steps, TreeMap<Integer, Integer> weights, Map<Integer, Remark> remarks) {
        this.steps = steps;
        this.weights = weights;
        this.remarks = remarks;
    }

    void add(int at, Finding.StaleHit hit) {
        say(hit.writtenAt(), Remark.comment("entry " + hit.entry() + " now says: pirq " + hit.pirq()));
        say(hit.freedAt(), Remark.comment(freed(hit)));
        keep(hit.ownedSince());
        owner(hit);
        Carrier carrier = Carrier.of(steps, at, hit);
        carried(hit, carrier);
        int read = before(at, hit.device(), GuestFunction.PCI_READ_MSI_MSG);
        boolean given = hit.ownedSince() > 0 && hit.ownedSince() <= read;
        say(read, Remark.alarm(given ? "stale: " + hit.pirq() + " is " + owned(hit) + "'s now" : "stale pirq " + hit.pirq()));
        say(at, Remark.alarm(lookup(hit, carrier)));
        keep(after(at, hit.device(), GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ));
    }

    private String freed(Finding.StaleHit hit) {
        boolean own = hit.freedAt() > 0 && steps.get(hit.freedAt() - 1).actor() == hit.device();
        String whose = own ? "entry " + hit.entry() + " still" : Label.ascii(Label.name(hit.name())) + " entry " + hit.entry();
        return hit.pirq() + " free, " + whose + " says " + hit.pirq();
    }

    private static String owned(Finding.StaleHit hit) {
        return hit.owner().isEmpty() ? "nobody" : Label.ascii(Label.name(hit.owner().replaceFirst(" entry \\d+$", "")));
    }

    private static String lookup(Finding.StaleHit hit, Carrier carrier) {
        if (carrier.dying()) {
            return Captions.name(carrier) + "'s dying irq: " + hit.pirq() + " re-used";
        }
        return (hit.owner().isEmpty() ? "old irq" : owned(hit) + "'s irq") + ", so " + hit.pirq() + " is re-used";
    }

    /** Where nobody was given the pirq, the irq that still carries it explains the lookup: how it got it, lost it, and goes too late. */
    private void carried(Finding.StaleHit hit, Carrier carrier) {
        if (hit.ownedSince() == 0 || carrier.dying()) {
            keep(carrier.boundAt());
        }
        if (carrier.dying()) {
            say(carrier.unmappedAt(), Remark.comment(hit.pirq() + " free, irq " + carrier.irq() + " not yet"));
            say(carrier.goneAt(), Remark.comment("irq " + carrier.irq() + " goes only now"));
            weights.computeIfPresent(entering(Math.max(1, carrier.goneAt())), (step, weight) -> 1);
        }
    }

    /** The owner's irq and its event channel explain why the lookup hits and why the later bind fails. */
    private void owner(Finding.StaleHit hit) {
        if (hit.ownedSince() > 0) {
            int device = steps.get(hit.ownedSince() - 1).actor();
            keep(after(hit.ownedSince(), device, GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ));
            int port = after(hit.ownedSince(), device, XenFunction.EVTCHN_BIND_PIRQ);
            weights.computeIfPresent(port, (step, weight) -> 1);
        }
    }

    private void say(int step, Remark remark) {
        if (step > 0) {
            remarks.put(entering(step), remark);
            keep(step);
        }
    }

    private void keep(int step) {
        if (step > 0) {
            weights.put(entering(step), 0);
        }
    }

    private int entering(int step) {
        Step one = steps.get(step - 1);
        return one.entering() || one.partner() == 0 ? step : one.partner();
    }

    private int before(int at, int device, Function function) {
        for (int i = at - 1; i >= 0; i--) {
            if (steps.get(i).actor() == device && steps.get(i).call().function() == function) {
                return steps.get(i).number();
            }
        }
        return 0;
    }

    private int after(int at, int device, Function function) {
        for (int i = at; i < steps.size(); i++) {
            if (steps.get(i).actor() == device && steps.get(i).entering() && steps.get(i).call().function() == function) {
                return steps.get(i).number();
            }
        }
        return 0;
    }
}
