package org.pirqscope.evidence.diagnosis;

import java.util.List;
import java.util.Optional;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Fact.Product;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.VersionException;

/** Kernels that re-use, on a QEMU that unmaps at a disable: affected whatever the logs show. */
final class VersionRule implements EvidenceRule {

    @Override
    public List<Diagnosis> judge(Observations seen) {
        try {
            Optional<LinuxRules.Reuse> reuse = seen.stack()
                    .linux()
                    .map(version -> LinuxRules.of(LinuxRules.TABLE.row(version)).reuse());
            Optional<Boolean> unmaps = seen.stack()
                    .qemu()
                    .map(version -> QemuRules.of(QemuRules.TABLE.row(version)).unmapOnDisable());
            return judged(seen, reuse, unmaps);
        } catch (VersionException unknown) {
            return List.of();
        }
    }

    private static List<Diagnosis> judged(
            Observations seen, Optional<LinuxRules.Reuse> reuse, Optional<Boolean> unmaps) {
        String linux = seen.stack().linux().orElse("");
        String qemu = seen.stack().qemu().orElse("");
        if (reuse.isPresent() && reuse.get() == LinuxRules.Reuse.NEVER) {
            return List.of(diagnosis(seen, new Claim.VersionsSafe("Linux", linux), Certainty.LIKELY));
        }
        if (unmaps.isPresent() && !unmaps.get()) {
            return List.of(diagnosis(seen, new Claim.VersionsSafe("QEMU", qemu), Certainty.LIKELY));
        }
        if (reuse.isPresent()) {
            boolean both =
                    unmaps.isPresent() && LinuxRules.TABLE.row(linux).reading().isEmpty();
            return List.of(diagnosis(
                    seen, new Claim.VersionsAffected(linux, qemu), both ? Certainty.CERTAIN : Certainty.POSSIBLE));
        }
        return List.of();
    }

    private static Diagnosis diagnosis(Observations seen, Claim claim, Certainty certainty) {
        List<SourceLine> lines = seen.facts().stream()
                .filter(fact -> fact instanceof Fact.Banner banner
                        && banner.product() != Product.XEN
                        && banner.product() != Product.DOM0_LINUX)
                .map(Fact::place)
                .toList();
        return new Diagnosis(claim, certainty, lines, false);
    }
}
