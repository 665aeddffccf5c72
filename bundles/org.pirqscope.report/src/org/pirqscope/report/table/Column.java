package org.pirqscope.report.table;

/**
 * One column of a table; the constants of an enum are the columns of one table, from left to right.
 *
 * @param <R> the row
 */
public interface Column<R> {

    /** What the head of the column says. */
    String header();

    /** The cell; never null, {@code -} for a value that is not there. */
    String text(R row);

    /** Whether the cells are numbers: aligned to the right, sorted by value. */
    boolean number();

    /** How many characters wide it should be at first. */
    int width();

    /** The constant's name, for files and preferences. */
    String name();
}
