package org.pirqscope.session;

/** What {@link Session#watch} gives: closing it ends the watching. */
@FunctionalInterface
public interface Watch extends AutoCloseable {

    /** From now on the watcher is told nothing; more calls do nothing. */
    @Override
    void close();
}
