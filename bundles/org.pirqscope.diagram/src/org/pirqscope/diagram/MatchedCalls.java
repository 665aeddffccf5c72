package org.pirqscope.diagram;

import java.util.BitSet;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;

/** The steps that a query matches, both ends of their calls, and the calls around them. */
final class MatchedCalls {

    private MatchedCalls() {}

    /** By index, from 0. */
    static BitSet of(History history, Query query) {
        BitSet kept = new BitSet(history.length());
        Query asked = query.over(history);
        for (Step step : history.steps()) {
            if (asked.matches(step)) {
                keep(step, history, kept);
            }
        }
        return kept;
    }

    private static void keep(Step step, History history, BitSet kept) {
        kept.set(step.number() - 1);
        for (int around = History.entry(step); around > 0; around = history.caller(around)) {
            kept.set(around - 1);
        }
        if (step.partner() > 0) {
            kept.set(step.partner() - 1);
        }
    }
}
