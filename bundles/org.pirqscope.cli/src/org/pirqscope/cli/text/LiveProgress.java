package org.pirqscope.cli.text;

import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.explore.Progress;

/**
 * One line on a terminal that tells how an exploration goes, rewritten a few times a second; silent where standard
 * error is not a terminal.
 */
public final class LiveProgress implements Progress {

    private static final long QUIET_MILLIS = 500;

    private final boolean shown = Terminal.reads(2);
    private final long started = System.currentTimeMillis();
    private int width;

    @Override
    public void at(long states, long transitions, int depth, long frontier, long bytes) {
        long millis = System.currentTimeMillis() - started;
        if (!shown || millis < QUIET_MILLIS) {
            return;
        }
        String line = "%,d states, %,d/s, depth %d, frontier %,d, %,d MB, %d s"
                .formatted(states, states * 1000 / millis, depth, frontier, bytes >> 20, millis / 1000);
        System.err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        width = line.length();
    }

    /** Takes the line away. */
    public void clear() {
        if (width > 0) {
            System.err.print("\r" + " ".repeat(width) + "\r");
        }
    }
}
