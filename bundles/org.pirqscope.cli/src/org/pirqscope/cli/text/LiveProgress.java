package org.pirqscope.cli.text;

import org.pirqscope.cli.shell.StatusLine;
import org.pirqscope.explore.Progress;

/** Tells on a terminal how an exploration goes. */
public final class LiveProgress implements Progress {

    private final StatusLine status = new StatusLine();

    @Override
    public void at(long states, long transitions, int depth, long frontier, long bytes) {
        long millis = status.due();
        if (millis > 0) {
            status.show("%,d states, %,d/s, depth %d, frontier %,d, %,d MB, %d s"
                    .formatted(states, states * 1000 / millis, depth, frontier, bytes >> 20, millis / 1000));
        }
    }

    /** Takes the line away. */
    public void clear() {
        status.clear();
    }
}
