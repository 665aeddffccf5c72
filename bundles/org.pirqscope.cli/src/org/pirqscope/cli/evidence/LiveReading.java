package org.pirqscope.cli.evidence;

import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.evidence.read.ReadingProgress;

/**
 * One line on a terminal that tells how far a reading is, rewritten a few times a second; silent where standard error
 * is not a terminal. Ctrl-C ends the process, which has printed and written nothing by then.
 */
public final class LiveReading implements ReadingProgress {

    private static final long QUIET_MILLIS = 500;
    private static final long EVERY_MILLIS = 200;

    private final boolean shown = Terminal.reads(2);
    private final long started = System.currentTimeMillis();
    private long told;
    private int width;

    @Override
    public boolean at(String name, long bytes) {
        long now = System.currentTimeMillis();
        if (shown && now - started > QUIET_MILLIS && now - told > EVERY_MILLIS) {
            told = now;
            String line = "%s: %,d MB, %d s".formatted(name, bytes >> 20, (now - started) / 1000);
            System.err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        }
        return !Thread.currentThread().isInterrupted();
    }

    /** Takes the line away. */
    public void clear() {
        if (width > 0) {
            System.err.print("\r" + " ".repeat(width) + "\r");
        }
    }
}
