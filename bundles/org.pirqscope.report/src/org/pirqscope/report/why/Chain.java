package org.pirqscope.report.why;

import java.util.List;
import java.util.Optional;

/**
 * The steps that made a value what it is, the last one first.
 *
 * @param links empty where no step up to the one asked about has changed the value
 */
public record Chain(List<ChainLink> links) {

    /** The change, or the call, at its end. */
    public Optional<ChainLink> cause() {
        return links.isEmpty() ? Optional.empty() : Optional.of(links.getFirst());
    }

    /** Whether a step is in it. */
    public boolean holds(int step) {
        return links.stream().anyMatch(link -> link.step().number() == step);
    }
}
