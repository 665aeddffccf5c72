package org.pirqscope.evidence.read;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.HashSet;
import java.util.Set;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Fact.Product;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.machine.call.Layer;

/**
 * What a whole text tells of each of its lines: a device model serves one domain, so one line that names it names it
 * for
 * all; a kernel's log is dom0's or a guest's as a whole.
 */
final class Belonging {

    private final Gathered out;
    private final int from;
    private final Set<Integer> served = new HashSet<>();
    private boolean dom0;
    private boolean guest;

    Belonging(Gathered out, int from) {
        this.out = out;
        this.from = from;
    }

    /** Settles the facts from the first one on. */
    void settle() {
        for (int i = from; i < out.facts(); i++) {
            look(out.fact(i));
        }
        int domain = served.size() == 1 ? served.iterator().next() : UNKNOWN;
        for (int i = from; i < out.facts(); i++) {
            out.replace(i, settled(out.fact(i), domain));
        }
    }

    private void look(Fact fact) {
        if (fact instanceof PirqEvent event && event.party() == Party.QEMU && event.domain() >= 0) {
            served.add(event.domain());
        }
        if (fact instanceof Fact.Symptom symptom) {
            dom0 |= symptom.kind() == SymptomKind.DOM0_KERNEL;
            guest |= symptom.kind() == SymptomKind.HVM_GUEST;
        }
    }

    private Fact settled(Fact fact, int domain) {
        return switch (fact) {
            case PirqEvent event
            when event.party() == Party.QEMU && event.domain() == UNKNOWN -> event.inDomain(domain);
            case PirqEvent event
            when event.party() == Party.GUEST && dom0 && !guest ->
                new PirqEvent(event.place(), Party.DOM0, event.what(), 0, event.pirq(), event.device(), event.detail());
            case Fact.Logged line
            when line.log().layer() == Layer.QEMU && line.domain() == UNKNOWN -> line.inDomain(domain);
            case Fact.Logged line when line.log().layer() == Layer.GUEST && dom0 && !guest -> line.inDomain(0);
            case Fact.Symptom symptom
            when domain != UNKNOWN && symptom.domain() == UNKNOWN && fromQemu(symptom.kind()) ->
                new Fact.Symptom(
                        symptom.place(), symptom.kind(), symptom.device(), domain, symptom.number(), symptom.text());
            case Fact.DeviceSeen device
            when domain != UNKNOWN
                    && device.domain() == UNKNOWN
                    && !device.virtualBdf().isEmpty() ->
                new Fact.DeviceSeen(
                        device.place(), device.bdf(), device.virtualBdf(), domain, device.msi(), device.msix());
            case Fact.Banner banner
            when banner.product() == Product.LINUX && dom0 != guest ->
                new Fact.Banner(
                        banner.place(),
                        dom0 ? Product.DOM0_LINUX : Product.GUEST_LINUX,
                        banner.version(),
                        banner.debug());
            default -> fact;
        };
    }

    private static boolean fromQemu(SymptomKind kind) {
        return kind == SymptomKind.DEVICE_MODEL_STARTED
                || kind == SymptomKind.MSIX_CONTROL
                || kind == SymptomKind.MSI_CONTROL;
    }
}
