package org.pirqscope.ui.logs;

import java.util.Optional;
import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.ui.theme.Tone;

/**
 * How a line looks: a sign says the same as the colours.
 *
 * @param text colour of the text
 * @param back behind it; null for the ground of the view
 */
record LineLook(String sign, Tone text, Tone back) {

    /** Of a line whose writer may not be known. */
    static LineLook of(LineState state, Optional<Party> party) {
        return switch (state) {
            case READ -> new LineLook("\u2713", tone(party), null);
            case KNOWN -> new LineLook("", Tone.DIM, null);
            case NOT_UNDERSTOOD -> new LineLook("?", Tone.TEXT, Tone.CHANGED);
            case CUT -> new LineLook("\u2702", Tone.ALARM, Tone.ALARM_BACK);
        };
    }

    /** The colour of a layer. */
    static Tone tone(Optional<Party> party) {
        return party.map(LineLook::tone).orElse(Tone.TEXT);
    }

    private static Tone tone(Party party) {
        return switch (party) {
            case GUEST -> Tone.GUEST;
            case QEMU -> Tone.QEMU;
            case XEN -> Tone.XEN;
            case DOM0 -> Tone.DRIVER;
        };
    }
}
