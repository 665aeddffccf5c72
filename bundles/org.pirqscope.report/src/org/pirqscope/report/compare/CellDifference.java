package org.pirqscope.report.compare;

/**
 * A cell that the tables at the end of two runs have not in common.
 *
 * @param row what its first cell says
 * @param left empty where the left run has no such row
 * @param right empty where the right run has no such row
 */
public record CellDifference(String table, String row, String column, String left, String right) {}
