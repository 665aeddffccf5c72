package org.pirqscope.diagram.mail;

/** Where the text is going to be pasted. */
public enum Preset {
    /** A commit message or a new mail. */
    COMMIT("commit"),
    /** A reply: every row quoted. */
    REPLY("reply"),
    /** The columns of lockdep's reports. */
    LOCKDEP("lockdep"),
    /** A fenced block for bug trackers. */
    MARKDOWN("markdown");

    private final String id;

    Preset(String id) {
        this.id = id;
    }

    /** How options name it. */
    public String id() {
        return id;
    }
}
