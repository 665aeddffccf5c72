package org.pirqscope.cli.step;

import java.util.Optional;
import java.util.function.Supplier;

/** Where the lines come from. */
interface TypedLines extends AutoCloseable {

    /** The next line; nothing at the end of the input. */
    Optional<String> next(Standing at);

    /** Does something that the person who types may interrupt: the thread is interrupted then. */
    default <T> T guarded(Supplier<T> work) {
        return work.get();
    }

    /** Columns that the output should not pass. */
    int width();

    @Override
    default void close() {}
}
