package org.pirqscope.cli.evidence;

import org.pirqscope.cli.shell.StatusLine;
import org.pirqscope.evidence.read.ReadingProgress;

/**
 * Tells on a terminal how far a reading is. Ctrl-C ends the process, which has printed and written nothing by then.
 */
public final class LiveReading implements ReadingProgress {

    private static final long EVERY_MILLIS = 200;

    private final StatusLine status = new StatusLine();
    private long told;

    @Override
    public boolean at(String name, long bytes) {
        long millis = status.due();
        if (millis - told > EVERY_MILLIS) {
            told = millis;
            status.show("%s: %,d MB, %d s".formatted(name, bytes >> 20, millis / 1000));
        }
        return !Thread.currentThread().isInterrupted();
    }

    /** Takes the line away. */
    public void clear() {
        status.clear();
    }
}
