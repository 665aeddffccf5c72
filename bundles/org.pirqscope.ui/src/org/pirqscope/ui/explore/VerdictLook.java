package org.pirqscope.ui.explore;

import org.pirqscope.search.Exploration;
import org.pirqscope.ui.theme.Tone;

/** How a verdict looks; the sign says the same as the colours. */
record VerdictLook(String sign, Tone back, Tone text) {

    static VerdictLook of(Exploration.Verdict verdict) {
        return switch (verdict) {
            case NEVER_FAILS -> new VerdictLook("\u2713", Tone.ADDED, Tone.TEXT);
            case FAILS -> new VerdictLook("\u2717", Tone.ALARM_BACK, Tone.ALARM);
            case NOT_DECIDED -> new VerdictLook("?", Tone.CHANGED, Tone.TEXT);
        };
    }
}
