package org.pirqscope.evidence.amount;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pirqscope.evidence.patch.NamedCommit;
import org.pirqscope.evidence.patch.Patch;
import org.pirqscope.machine.version.KnownCommit;
import org.pirqscope.machine.version.KnownCommits;

/** A commit that a text names, looked up in the tables. */
public record CommitReading(NamedCommit named, Optional<KnownCommit> known) {

    /** The subject as the tables have it, else as the text has it; empty for neither. */
    public String subject() {
        return known.map(KnownCommit::subject).orElse(named.subject());
    }

    /** Those of a series, each once. */
    public static List<CommitReading> of(List<Patch> patches) {
        List<CommitReading> all = new ArrayList<>();
        for (Patch patch : patches) {
            for (NamedCommit named : patch.named()) {
                boolean seen = all.stream()
                        .anyMatch(each -> each.named
                                .hash()
                                .regionMatches(
                                        0,
                                        named.hash(),
                                        0,
                                        Math.min(7, named.hash().length())));
                if (!seen) {
                    all.add(new CommitReading(named, KnownCommits.named(named.hash())));
                }
            }
        }
        return List.copyOf(all);
    }
}
