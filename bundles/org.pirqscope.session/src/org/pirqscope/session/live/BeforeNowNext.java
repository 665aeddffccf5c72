package org.pirqscope.session.live;

import java.util.List;
import java.util.function.Function;

/**
 * One thing at the position before, at the current one and at the next one.
 *
 * @param before null where it did not exist, as {@code next} is where it will not
 */
record BeforeNowNext<T>(T before, T now, T next) {

    /** The lists inside of the three; an empty one for what does not exist. */
    <C> BeforeNowNext<List<C>> map(Function<T, List<C>> rows) {
        return new BeforeNowNext<>(
                before == null ? List.of() : rows.apply(before),
                rows.apply(now),
                next == null ? List.of() : rows.apply(next));
    }
}
