package org.pirqscope.evidence.check;

import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Run;

/** What a check has found. */
public sealed interface Check {

    /**
     * A run of the simulated stack logs what was observed.
     *
     * @param run one that does
     * @param irqs whether its Linux irqs have the observed numbers, too
     * @param whole whether the run ends where the texts end; else it goes on after them
     * @param lines how many lines were compared
     * @param names of the devices, as {@code common} has them
     * @param common how each driver ends in all runs that do, in the scenario's order; empty for one that ends in
     * several ways, and all empty where not all were seen
     * @param endings in how many ways they end; 0 where not all were seen
     */
    record Possible(
            Run run,
            boolean irqs,
            boolean whole,
            int lines,
            List<String> names,
            List<Optional<Outcome>> common,
            int endings)
            implements Check {

        public Possible {
            names = List.copyOf(names);
            common = List.copyOf(common);
        }
    }

    /**
     * No run does.
     *
     * @param agreed how many lines the runs that agree longest have
     * @param states how many states were looked at
     */
    record Impossible(Disagreement disagreement, int agreed, int lines, long states) implements Check {}

    /** It was not decided. */
    record Unknown(Why why, int lines, long states) implements Check {}

    /** Why a check does not decide. */
    enum Why {
        /** No text names a device of a guest. */
        NO_DEVICE,
        /** No line is one that the simulated stack has, too. */
        NO_LINE,
        /** More lines or devices than can be compared. */
        TOO_MANY,
        /** Time or memory was used up. */
        LIMIT,
        /** The reading was cancelled. */
        CANCELLED
    }
}
