package org.pirqscope.ui.explore;

/** Why an exploration ended before all was explored. */
enum StopReason {
    /** Its states needed more memory than they may; also where nothing stopped it. */
    LIMIT,
    /** The user's wish. */
    CANCELLED,
    /** It was to stop at the first failure. */
    FIRST_FAILURE
}
