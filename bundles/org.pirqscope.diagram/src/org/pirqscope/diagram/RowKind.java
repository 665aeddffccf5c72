package org.pirqscope.diagram;

/** What a row of the diagram is; it decides the arrow. */
public enum RowKind {
    /** A call into another lane. */
    CALL,
    /** A call inside one lane, with its answer if nothing happens in between. */
    SELF,
    HYPERCALL,
    TRAP,
    COMMAND,
    INTERRUPT,
    /** A call came back with a value. */
    ANSWER,
    /** A line of a note that belongs to the message above it. */
    NOTE,
    /** Rows were left out here. */
    GAP;

    /** Whether the row is one of a step, and counts as a message. */
    public boolean message() {
        return this != NOTE && this != GAP;
    }
}
