package org.pirqscope.evidence.patch;

/**
 * A line of a hunk.
 *
 * @param text without sign and quote marks; its leading spaces may be lost
 * @param number where it stands in the file, from 1
 */
public record HunkLine(Sign sign, String text, int number) {

    /** What the patch does to the line. */
    public enum Sign {
        CONTEXT,
        REMOVED,
        ADDED
    }
}
