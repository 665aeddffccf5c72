package org.pirqscope.evidence.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.life.Life;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.VersionException;

/** In QEMU's log alone: a number is asked for again by the device for which it was unmapped. */
final class AskedAgainRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        List<Diagnosis> found = new ArrayList<>();
        // where a guest's log is there, it tells which of the two it was
        boolean told = seen.events().anyMatch(event -> event.party() == Party.GUEST && event.what() == What.REQUEST)
                || !seen.symptoms(SymptomKind.STALE_REUSE).isEmpty();
        if (told) {
            return found;
        }
        for (Life life : seen.lives().all()) {
            Set<String> reported = new HashSet<>();
            PirqEvent unmap = null;
            for (PirqEvent event : life.events()) {
                if (event.party() == Party.QEMU
                        && event.what() == What.UNMAP
                        && !event.device().isEmpty()) {
                    unmap = event;
                } else if (event.what() == What.REQUEST
                        && unmap != null
                        && event.device().equals(unmap.device())
                        && reported.add(event.device())) {
                    found.add(new Diagnosis(
                            new Claim.AskedAgain(event.device(), life.pirq(), allocates(seen)),
                            allocates(seen) ? Certainty.LIKELY : Certainty.POSSIBLE,
                            List.of(unmap.place(), event.place()),
                            seen.debugHidden()));
                }
            }
        }
        return found;
    }

    // a kernel that never re-uses got the number from Xen
    private static boolean allocates(Observations seen) {
        try {
            return seen.stack()
                    .linux()
                    .map(version -> LinuxRules.of(LinuxRules.TABLE.row(version)).reuse() == LinuxRules.Reuse.NEVER)
                    .orElse(false);
        } catch (VersionException unknown) {
            return false;
        }
    }
}
