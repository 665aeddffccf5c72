package org.pirqscope.evidence.timeline;

import java.util.Locale;

/** What a number is to its domain for a while. */
public enum LifeState {
    /** Somebody asked for it. */
    ASKED,
    /** It has a Xen irq. */
    MAPPED,
    /** Its interrupts have somewhere to go: an event channel, a Linux irq, or the message that QEMU gave Xen. */
    BOUND,
    MASKED;

    /** The name in outputs: {@code asked}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
