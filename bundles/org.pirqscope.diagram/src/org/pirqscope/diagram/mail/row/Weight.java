package org.pirqscope.diagram.mail.row;

/** How little a row matters: the greater, the sooner it goes when there are too many. */
public final class Weight {

    /** One of the events that are the story: without them nobody understands it. */
    public static final int NEEDED = 0;
    /** What makes one of them happen: goes only if somebody asks for very few rows. */
    public static final int CAUSE = 1;
    /** Why a call answers as it does. */
    public static final int REASON = 2;
    /** The kernel's function around the calls that went wrong. */
    public static final int SETUP = 3;
    /** The request of a handler around its event channel. */
    static final int REQUEST = 4;
    /** How the story's device first came to its pirq, which the write names as well. */
    public static final int OPENING = 5;
    /** What else happens to the pirq's irq and event channel. */
    public static final int ASIDE = 6;
    /** What follows from another row. */
    public static final int DETAIL = 7;

    private Weight() {}
}
