package org.pirqscope.search;

import java.util.List;

/**
 * Why a verdict can be believed.
 *
 * @param reductions what was taken for the same or not tried, each exact for this scenario
 * @param states that were looked at for it
 * @param replayed how many controllers the failing run is of that was carried out among all; 0 for none
 */
public record Certificate(Kind kind, List<String> reductions, long states, int replayed) {

    /** Each atomic step alone, as the stepper makes them. */
    static final String FUSED = "fused steps";

    static final String NAMES = "names";
    static final String SYMMETRY = "symmetry";
    static final String PARTIAL_ORDER = "partial order";
    static final String REFUSALS = "any allocation may be refused";

    /** What the verdict rests on. */
    public enum Kind {
        /** Every reachable state was seen. */
        COVERED("covered"),
        /** Each controller was looked at alone: they share nothing but names. */
        EACH_ALONE("each alone"),
        /** A failing run, carried out by the machine. */
        RUN("run"),
        /** A failing run of fewer controllers, carried out among all. */
        REPLAYED("replayed"),
        /** Nothing is decided. */
        NONE("none");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name that is printed. */
        public String label() {
            return label;
        }
    }
}
