package org.pirqscope.evidence.diagnosis;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.List;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.Failed;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.life.KnownDevice;

/** A map that failed, with what its error number means in the layer that gave it. */
final class MapRefusedRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        return seen.events()
                .filter(event -> event.detail() instanceof Failed
                        && (event.what() == What.MAP_FAILED
                                || event.party() == Party.QEMU && event.what() == What.BIND_FAILED))
                .map(event -> diagnosis(event, (Failed) event.detail(), seen))
                .toList();
    }

    private static Diagnosis diagnosis(PirqEvent event, Failed failed, Observations seen) {
        int owner = owner(event.device(), seen);
        return new Diagnosis(
                new Claim.MapRefused(event.device(), event.pirq(), failed.error(), owner),
                failed.error() == 0 ? Certainty.POSSIBLE : Certainty.LIKELY,
                List.of(event.place()),
                seen.debugHidden());
    }

    // by key Q, of the physical device behind the guest's
    private static int owner(String device, Observations seen) {
        String real = seen.devices().stream()
                .filter(known -> known.virtualBdf().equals(device))
                .map(KnownDevice::bdf)
                .findFirst()
                .orElse(device);
        int owner = UNKNOWN;
        for (Fact fact : seen.facts()) {
            if (fact instanceof Fact.OwnerRow row && row.bdf().equals(real)) {
                owner = row.domain();
            }
        }
        return owner;
    }
}
