package org.pirqscope.explore;

/** Why a search ended. */
public enum EndReason {
    /** Everything was seen. */
    COVERED("covered"),
    /** At the first state that breaks the claim, as asked. */
    BROKEN("broken"),
    /** With as many states as were asked for. */
    STATES("states"),
    MEMORY("memory"),
    TIME("time"),
    CANCELLED("cancelled");

    private final String label;

    EndReason(String label) {
        this.label = label;
    }

    /** The name that is printed. */
    public String label() {
        return label;
    }
}
