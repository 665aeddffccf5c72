package org.pirqscope.diagram;

/** What becomes of a lane. */
public enum LaneMode {
    /** It has its own lifeline. */
    SHOWN,
    /** Its messages stay, inside the lane that called it. */
    FOLDED,
    /** Its messages are left out; what it calls starts at the lane that called it. */
    HIDDEN
}
