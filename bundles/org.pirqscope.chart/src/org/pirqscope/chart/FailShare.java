package org.pirqscope.chart;

/**
 * What share of the orders fails from a step of a run on.
 *
 * @param step 0 for the start
 * @param share 0 to 1
 */
public record FailShare(int step, double share) {}
