package org.pirqscope.search.proof;

import java.util.List;

/**
 * Why a verdict can be believed.
 *
 * @param reductions what was taken for the same or not tried, each exact for this scenario
 * @param states that were looked at for it
 * @param replayed how many controllers the failing run is of that was carried out among all; 0 for none
 * @param most so many equal controllers the pool suffices for, where the verdict rests on that; 0 where it does not
 */
public record Certificate(Kind kind, List<String> reductions, long states, int replayed, int most) {

    /** Of nothing that a bigger pool would change. */
    public Certificate(Kind kind, List<String> reductions, long states, int replayed) {
        this(kind, reductions, states, replayed, 0);
    }

    /** Each atomic step alone, as the stepper makes them. */
    public static final String FUSED = "fused steps";

    public static final String NAMES = "names";
    public static final String SYMMETRY = "symmetry";
    public static final String PARTIAL_ORDER = "partial order";
    public static final String REFUSALS = "any allocation may be refused";
    public static final String POOL = "the pool suffices, none is refused";

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
        /** SPIN's search of the Promela model. */
        SPIN("spin"),
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
