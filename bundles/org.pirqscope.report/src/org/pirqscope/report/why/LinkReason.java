package org.pirqscope.report.why;

/** What a step has to do with the one that a chain names before it. */
public enum LinkReason {
    /** It made the change that is asked about. */
    CHANGED("changed it"),
    /** It is the call that is asked about. */
    CALLED("the call in question"),
    /** It made the call, from another layer or as the outermost call of the guest. */
    ASKED("asked for it"),
    /** It left the value where the later step found it. */
    LEFT("left the value there"),
    /** It read the value back. */
    READ("read the value back"),
    /** It changed what the number stands for, between where it was left and where it was read back. */
    MEANWHILE("meanwhile"),
    /** It answered the number. */
    ANSWERED("answered the number"),
    /** It freed the number, so that it could be given away. */
    FREED("freed the number");

    private final String words;

    LinkReason(String words) {
        this.words = words;
    }

    /** {@code read the value back}. */
    public String words() {
        return words;
    }
}
