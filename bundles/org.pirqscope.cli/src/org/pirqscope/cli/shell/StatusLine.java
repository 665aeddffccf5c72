package org.pirqscope.cli.shell;

/** One line on a terminal that is rewritten as work goes on; silent where standard error is not a terminal. */
public final class StatusLine {

    private static final long QUIET_MILLIS = 500;

    private final boolean shown = Terminal.reads(2);
    private final long started = System.currentTimeMillis();
    private int width;

    /** How long the work has been going on, in milliseconds; 0 where there is nothing to show yet. */
    public long due() {
        long millis = System.currentTimeMillis() - started;
        return shown && millis >= QUIET_MILLIS ? millis : 0;
    }

    /** Shows a text in the place of the one before. */
    public void show(String text) {
        System.err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        width = text.length();
    }

    /** Takes the line away. */
    public void clear() {
        if (width > 0) {
            System.err.print("\r" + " ".repeat(width) + "\r");
        }
    }
}
