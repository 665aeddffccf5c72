package org.pirqscope.session.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Finds rows by key; at once where the row is at the place where one looks first. */
final class RowsByKey<R> {

    private final List<R> rows;
    private final ToIntFunction<R> key;
    private Map<Integer, R> byKey;

    RowsByKey(List<R> rows, ToIntFunction<R> key) {
        this.rows = rows;
        this.key = key;
    }

    /** The row with that key, null for none. */
    R find(int wanted, int likely) {
        if (likely < rows.size() && key.applyAsInt(rows.get(likely)) == wanted) {
            return rows.get(likely);
        }
        if (byKey == null) {
            byKey = new HashMap<>();
            rows.forEach(row -> byKey.put(key.applyAsInt(row), row));
        }
        return byKey.get(wanted);
    }
}
