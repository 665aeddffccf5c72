package org.pirqscope.report.why;

import java.util.List;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;

/**
 * One step of a chain.
 *
 * @param effects what the step changed that matters here; empty where it only asked or answered
 */
public record ChainLink(Step step, LinkReason because, List<Effect> effects) {

    static ChainLink of(Step step, LinkReason because) {
        return new ChainLink(step, because, List.of());
    }
}
