package org.pirqscope.evidence.diagnosis;

import java.util.Locale;

/** How sure a claim is. */
public enum Certainty {
    /** The lines say it. */
    CERTAIN,
    /** The lines say it unless something that they do not show came between. */
    LIKELY,
    /** The lines allow it, and something else as well. */
    POSSIBLE;

    /** The name in outputs: {@code certain}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
