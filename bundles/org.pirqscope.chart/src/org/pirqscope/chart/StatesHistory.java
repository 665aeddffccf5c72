package org.pirqscope.chart;

import java.util.List;
import java.util.stream.Stream;

/**
 * How many states an exploration had found, and how many waited, as time went on. A second search begins at few states
 * again.
 */
public record StatesHistory(List<Sample> samples) {

    /** Before the first state. */
    public static final StatesHistory EMPTY = new StatesHistory(List.of(new Sample(0, 0, 0)));

    /** One moment. */
    public record Sample(double seconds, long states, long frontier) {}

    /** This history and one more sample. */
    public StatesHistory with(Sample next) {
        return new StatesHistory(
                Stream.concat(samples.stream(), Stream.of(next)).toList());
    }
}
