package org.pirqscope.report.breakpoint;

/** A text that is no breakpoint: at which column of it, and what was expected there. */
public final class BreakpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int column;

    BreakpointException(int column, String expected) {
        super(expected, null, false, false);
        this.column = column;
    }

    /** Where in the text, from 1. */
    public int column() {
        return column;
    }
}
