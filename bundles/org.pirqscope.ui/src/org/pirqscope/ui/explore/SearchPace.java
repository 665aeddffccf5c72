package org.pirqscope.ui.explore;

import org.pirqscope.chart.StatesHistory;

/** How a search goes. */
public record SearchPace(StatesHistory history, int depth, long bytes) {

    /** Before the first news. */
    static final SearchPace START = new SearchPace(StatesHistory.EMPTY, 0, 0);

    SearchPace next(double seconds, long states, int deep, long frontier, long memory) {
        return new SearchPace(history.with(new StatesHistory.Sample(seconds, states, frontier)), deep, memory);
    }

    /** How many states there are so far. */
    long states() {
        return history.samples().getLast().states();
    }

    /** In one line. */
    String text() {
        StatesHistory.Sample last = history.samples().getLast();
        return "%,d states, %,.0f states/s, depth %,d, frontier %,d, %,d MB, %.1f s"
                .formatted(last.states(), rate(), depth, last.frontier(), bytes >> 20, last.seconds());
    }

    /** Over the last two samples; a search that begins anew starts at its own first sample. */
    private double rate() {
        int size = history.samples().size();
        StatesHistory.Sample last = history.samples().getLast();
        StatesHistory.Sample before = history.samples().get(Math.max(0, size - 2));
        double seconds = last.seconds() - before.seconds();
        long found = last.states() - before.states();
        return seconds <= 0 || found < 0 ? 0 : found / seconds;
    }
}
