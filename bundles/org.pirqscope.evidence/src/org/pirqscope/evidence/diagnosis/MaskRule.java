package org.pirqscope.evidence.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.HostIrq;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.fact.What;

/** Key i's flags (pending, event channel masked, pirq masked) and key M's H and G, for numbers of guests. */
final class MaskRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        Map<Integer, Fact.MsiRow> rows = new HashMap<>();
        for (Fact fact : seen.facts()) {
            if (fact instanceof Fact.MsiRow row) {
                rows.put(row.xenIrq(), row);
            }
        }
        Map<String, Diagnosis> last = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (PirqEvent event : seen.events().toList()) {
            boolean dump = event.what() == What.OWNER && event.domain() > 0;
            if (dump && event.detail() instanceof HostIrq irq) {
                String key = event.domain() + ":" + event.pirq();
                Diagnosis diagnosis = diagnosis(event, irq, rows.get(irq.xenIrq()));
                order.remove(key);
                if (diagnosis != null) {
                    order.add(key);
                    last.put(key, diagnosis);
                }
            }
        }
        return order.stream().map(last::get).toList();
    }

    private static Diagnosis diagnosis(PirqEvent event, HostIrq irq, Fact.MsiRow row) {
        boolean guest = row != null && row.guestMask();
        boolean host = row != null && row.hostMask();
        if (!guest && !host && !irq.pirqMasked() && !irq.portMasked()) {
            return null;
        }
        List<SourceLine> lines = new ArrayList<>(List.of(event.place()));
        if (row != null) {
            lines.add(row.place());
        }
        return new Diagnosis(
                new Claim.Masked(
                        event.domain(), event.pirq(), irq.xenIrq(), guest, host, irq.portMasked(), irq.pirqMasked()),
                Certainty.CERTAIN,
                lines,
                false);
    }
}
