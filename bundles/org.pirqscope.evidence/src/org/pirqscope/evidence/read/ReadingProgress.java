package org.pirqscope.evidence.read;

/** Watches a reading. */
public interface ReadingProgress {

    /** Nobody watches. */
    ReadingProgress NONE = (name, bytes) -> true;

    /** So many bytes of a text are read. @return whether to go on */
    boolean at(String name, long bytes);
}
