package org.pirqscope.evidence.fact;

import java.util.Locale;

/** What happened to a pirq. */
public enum What {
    /** The guest asked Xen for a number, or QEMU asks for the one that the guest's message names. */
    REQUEST,
    MAP,
    MAP_FAILED,
    /** An event channel or a passed-through interrupt was bound to it. */
    BIND,
    BIND_FAILED,
    /** QEMU hands the message's values to Xen. */
    UPDATE,
    UNBIND,
    UNMAP,
    MASK,
    UNMASK,
    /** A dump names the domain and the Xen irq that have the number. */
    OWNER,
    /** It is named, and nothing happens to it. */
    SEEN;

    /** The name in outputs: {@code map-failed}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
