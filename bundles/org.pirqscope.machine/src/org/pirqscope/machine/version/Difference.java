package org.pirqscope.machine.version;

/**
 * What one release changed: a column's new value.
 *
 * @param column the name of the column
 * @param source the commit that made the difference, or the function in which it was read; empty for the oldest row
 */
record Difference(String column, String value, String source) {

    static Difference set(String column, String value) {
        return new Difference(column, value, "");
    }

    static Difference set(String column, String value, String source) {
        return new Difference(column, value, source);
    }
}
