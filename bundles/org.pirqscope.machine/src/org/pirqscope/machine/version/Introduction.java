package org.pirqscope.machine.version;

/**
 * Where the value of a column comes from.
 *
 * @param row the label of the row that brought it; empty if the table's oldest row has it already
 * @param source the commit, or the function in which it was read; empty if it is the oldest form
 */
public record Introduction(String row, String source) {

    static final Introduction OLDEST = new Introduction("", "");
}
