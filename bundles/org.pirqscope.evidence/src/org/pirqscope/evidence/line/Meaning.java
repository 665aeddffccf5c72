package org.pirqscope.evidence.line;

/** What a reader makes of a line. */
public enum Meaning {
    /** A fact was read out of it. */
    FACT,
    /** It is known and tells nothing here. */
    NOTHING,
    /** It ends in the middle of a form that it fits so far. */
    CUT,
    /** No form fits. */
    STRANGE
}
