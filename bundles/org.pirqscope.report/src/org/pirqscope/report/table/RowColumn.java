package org.pirqscope.report.table;

import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param head what stands above it
 * @param cell the text in a row; never null, {@code -} for a value that is not there
 * @param <R> the row
 */
public record RowColumn<R>(String head, Function<R, String> cell) {

    /** The text in that row. */
    public String text(R row) {
        return cell.apply(row);
    }
}
