package org.pirqscope.report.breakpoint;

import java.util.Optional;

/**
 * Where a run stops for the first time.
 *
 * @param stop nothing where the run comes to none that is known
 * @param undecided whether the point of no return may come before, or be the stop: the search came to its limit
 */
public record FirstStop(Optional<RunStops.Stop> stop, boolean undecided) {}
