package org.pirqscope.diagram.mail;

/** What the columns of a text stand for. */
public enum TextColumns {
    /** Each controller has one. */
    CONTROLLERS("controllers"),
    /** Guest, QEMU and the hypervisor, as reviewers of all three draw it. */
    LAYERS("layers"),
    /** The virtual CPU on which each controller's driver runs. */
    CPUS("cpus");

    private final String id;

    TextColumns(String id) {
        this.id = id;
    }

    /** How options name it. */
    public String id() {
        return id;
    }
}
