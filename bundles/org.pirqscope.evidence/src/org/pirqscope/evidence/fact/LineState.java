package org.pirqscope.evidence.fact;

/** What became of a line. */
public enum LineState {
    /** A fact was read out of it. */
    READ,
    /** It is known and has no meaning here. */
    KNOWN,
    NOT_UNDERSTOOD
}
