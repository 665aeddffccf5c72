package org.pirqscope.cli.shell;

/** What the process answers to its shell. */
public final class ExitCode {

    /** All well. */
    public static final int OK = 0;
    /** The run has a lost interrupt or another failure finding. */
    public static final int FAILURE_FOUND = 1;
    /** Bad usage or bad input. */
    public static final int REFUSED = 2;
    /** An exploration was not complete and found no failure. */
    public static final int NOT_DECIDED = 3;
    /** A fault of Pirqscope itself. */
    public static final int FAULT = 70;

    private ExitCode() {}
}
