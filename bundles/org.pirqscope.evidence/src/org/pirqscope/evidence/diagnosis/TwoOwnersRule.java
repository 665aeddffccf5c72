package org.pirqscope.evidence.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.life.Life;

/** A number that a device gets while another has not given it back, by the log of one of the layers. */
final class TwoOwnersRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        List<Diagnosis> found = new ArrayList<>();
        for (Life life : seen.lives().all()) {
            Map<Integer, PirqEvent> holders = new HashMap<>();
            for (PirqEvent event : life.events()) {
                boolean qemu = event.party() == Party.QEMU && !event.device().isEmpty();
                if (!qemu) {
                    continue;
                }
                PirqEvent holder = holders.get(event.place().file());
                if (event.what() == What.UNMAP) {
                    holders.remove(event.place().file());
                } else if (event.what() == What.UPDATE) {
                    if (holder != null && !holder.device().equals(event.device())) {
                        found.add(diagnosis(life, holder, event));
                    }
                    holders.put(event.place().file(), event);
                }
            }
        }
        return found;
    }

    private static Diagnosis diagnosis(Life life, PirqEvent holder, PirqEvent event) {
        List<SourceLine> lines = List.of(holder.place(), event.place());
        return new Diagnosis(
                new Claim.TwoOwners(life.domain(), life.pirq(), holder.device(), event.device()),
                Certainty.CERTAIN,
                lines,
                false);
    }
}
