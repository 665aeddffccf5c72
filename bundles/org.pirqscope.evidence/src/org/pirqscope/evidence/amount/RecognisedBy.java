package org.pirqscope.evidence.amount;

/** How a patch was recognised as a known commit. */
public enum RecognisedBy {
    /** Its subject is that of the commit. */
    SUBJECT("subject"),
    /** It says that it is the commit. */
    HASH("commit"),
    /** It fixes what the commit fixes. */
    FIXES("Fixes:"),
    /** Its changed lines take away and bring the names that the commit's do. */
    LINES("changed lines");

    private final String label;

    RecognisedBy(String label) {
        this.label = label;
    }

    /** A word or two. */
    public String label() {
        return label;
    }
}
