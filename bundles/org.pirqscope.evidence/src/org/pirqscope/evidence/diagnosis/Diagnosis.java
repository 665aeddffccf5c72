package org.pirqscope.evidence.diagnosis;

import java.util.List;
import org.pirqscope.evidence.fact.SourceLine;

/**
 * A claim with the lines that prove it.
 *
 * @param hidden a line that would prove more cannot appear in this build of Xen, so that its absence proves nothing
 */
public record Diagnosis(Claim claim, Certainty certainty, List<SourceLine> lines, boolean hidden) {

    public Diagnosis {
        lines = List.copyOf(lines);
    }

    /** What one line says for certain. */
    static Diagnosis certain(Claim claim, SourceLine line) {
        return new Diagnosis(claim, Certainty.CERTAIN, List.of(line), false);
    }

    /** The rule's name: {@code stale-reuse}. */
    public String rule() {
        return ClaimWords.of(claim).rule();
    }

    /** The claim as a sentence. */
    public String sentence() {
        return ClaimWords.of(claim).claim();
    }

    /** What else could explain the lines, empty for nothing. */
    public String otherwise() {
        return ClaimWords.of(claim).otherwise();
    }

    /** The command whose output decides it, empty where it is decided. */
    public String decide() {
        return ClaimWords.of(claim).decide();
    }

    /** What a build without debug lines hides, empty where it doesn't matter. */
    public String absence() {
        return hidden ? ClaimWords.ABSENCE : "";
    }
}
