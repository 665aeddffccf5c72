package org.pirqscope.evidence.timeline;

import java.util.Locale;
import org.pirqscope.evidence.fact.SourceLine;

/** Why one line of a source comes after one of another source. */
public record TimelineLink(SourceLine before, SourceLine after, Reason reason) {

    /** What forces the order. */
    public enum Reason {
        /** QEMU maps a number for a device only after the guest has asked for it. */
        ASKED,
        /** A guest sets a device up again only after QEMU has unmapped what it had. */
        GIVEN_BACK,
        /** Xen says why before QEMU or the guest reports that it failed. */
        REFUSED,
        /** A dump shows what is mapped at one place of the device model's log and at no other. */
        DUMPED,
        /** What a trace holds happened before it was printed. */
        PRINTED,
        /** Both clocks are known beside one another. */
        CLOCK,
        /** Somebody says that both lines are of one moment. */
        SAID;

        /** The name in outputs: {@code given-back}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
