package org.pirqscope.diagram.mail;

/** Where the text is going to be pasted. */
public enum Preset {
    /** A commit message or a new mail. */
    COMMIT("commit", "Commit message or mail"),
    /** A reply: every row quoted. */
    REPLY("reply", "Reply, quoted"),
    /** The columns of lockdep's reports. */
    LOCKDEP("lockdep", "As lockdep reports"),
    /** A fenced block for bug trackers. */
    MARKDOWN("markdown", "Markdown");

    private final String id;
    private final String label;

    Preset(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** How options name it. */
    public String id() {
        return id;
    }

    /** How dialogs name it. */
    public String label() {
        return label;
    }
}
