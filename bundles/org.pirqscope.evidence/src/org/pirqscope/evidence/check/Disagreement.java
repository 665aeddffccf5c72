package org.pirqscope.evidence.check;

import java.util.List;
import java.util.Optional;
import org.pirqscope.evidence.fact.Fact;

/**
 * The first line that no run logs where it stands.
 *
 * @param line the observed line; empty where a run would have to log more than the texts have
 * @param allowed what runs that agree up to there log in its place; empty where nothing follows
 * @param guard why not
 */
public record Disagreement(Optional<Fact.Logged> line, List<ModelLine> allowed, Guard guard) {

    public Disagreement {
        allowed = List.copyOf(allowed);
    }
}
