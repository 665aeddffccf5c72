package org.pirqscope.report.compare;

import java.util.Optional;
import org.pirqscope.machine.call.Outcome;

/** How a controller ends in both runs; nothing where a run has none of that name. */
public record OutcomePair(String controller, Optional<Outcome> left, Optional<Outcome> right) {

    /** Whether it ends alike. */
    public boolean same() {
        return left.equals(right);
    }
}
