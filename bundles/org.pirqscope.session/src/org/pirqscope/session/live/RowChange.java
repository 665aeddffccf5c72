package org.pirqscope.session.live;

import java.util.StringJoiner;
import org.pirqscope.model.pirq.Mark;
import org.pirqscope.report.table.RowColumn;

/**
 * How a row stands to its neighbours in time.
 *
 * @param words what changed, or is about to, for tool tips and screen readers
 */
record RowChange(Mark mark, String words) {

    private static final RowChange NONE = new RowChange(Mark.UNCHANGED, "");

    /** What this step did counts more than what the next one will do. */
    static <R> RowChange of(BeforeNowNext<R> row, RowMapping<R> shape) {
        if (row.before() == null) {
            return new RowChange(Mark.ADDED, "new");
        }
        if (!same(row.before(), row.now(), shape)) {
            boolean added =
                    !shape.present().test(row.before()) && shape.present().test(row.now());
            return new RowChange(added ? Mark.ADDED : Mark.CHANGED, words(row.before(), row.now(), shape));
        }
        if (row.next() == null) {
            return new RowChange(Mark.GOING, "removed by the next step");
        }
        return same(row.now(), row.next(), shape)
                ? NONE
                : new RowChange(Mark.GOING, "next step: " + words(row.now(), row.next(), shape));
    }

    private static <R> boolean same(R one, R other, RowMapping<R> shape) {
        return one == other || shape.alike().test(one, other);
    }

    private static <R> String words(R from, R to, RowMapping<R> shape) {
        StringJoiner words = new StringJoiner("; ");
        for (RowColumn<R> column : shape.columns()) {
            String old = column.text(from);
            String now = column.text(to);
            if (!old.equals(now)) {
                words.add(column.head() + " " + old + " -> " + now);
            }
        }
        return words.toString();
    }
}
