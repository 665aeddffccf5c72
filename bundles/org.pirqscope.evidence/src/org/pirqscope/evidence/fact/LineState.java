package org.pirqscope.evidence.fact;

import java.util.Locale;

/** What became of a line. */
public enum LineState {
    /** A fact was read out of it. */
    READ,
    /** It is known and has no meaning here. */
    KNOWN,
    NOT_UNDERSTOOD,
    /** It begins as a known one does and ends too early; not understood either. */
    CUT;

    /** Whether nobody knows what it says. */
    public boolean strange() {
        return this == NOT_UNDERSTOOD || this == CUT;
    }

    /** The name in outputs: {@code not-understood}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
